package org.jackfield.core.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.HttpAuthentication;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;

/** Takes every request under the API's base, asks who sends it, and hands it to its application. */
final class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final transient Applications applications;
    private final transient HttpAuthentication authentication;
    private final transient Supplier<Optional<SecurityService>> security;
    private final transient ProblemWriter problems;
    private final transient RequestCounts counts;
    private final long maxBody;

    RestServlet(
            Applications applications,
            HttpAuthentication authentication,
            Supplier<Optional<SecurityService>> security,
            RequestCounts counts,
            long maxBody) {
        this.applications = applications;
        this.authentication = authentication;
        this.security = security;
        this.problems = new ProblemWriter(Json.mapper());
        this.counts = counts;
        this.maxBody = maxBody;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        protect(response);
        try {
            serve(request, response);
        } catch (Exception failure) {
            problems.write(failure, response);
        } finally {
            boolean known = applications.find(segment(request)).isPresent();
            counts.count(known ? segment(request) : "", response.getStatus(), System.nanoTime() - start);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws Exception {
        refuseCrossSite(request);
        Optional<Subject> caller = authentication.authenticate(request);
        String segment = segment(request);
        if (caller.isEmpty() && !applications.find(segment).map(RestApplication::isOpen).orElse(false)) {
            throw Gatekeeper.unauthenticated();
        }
        LimitedRequest limited = new LimitedRequest(request, maxBody);
        limited.setAttribute(LimitedRequest.ATTRIBUTE, limited);
        if (caller.isEmpty()) {
            dispatch(segment, limited, response);
            return;
        }
        limited.setAttribute(AccessFilter.SUBJECT, caller.get());
        security.get().orElseThrow(Gatekeeper::starting).callAs(caller.get(), () -> {
            dispatch(segment, limited, response);
            return null;
        });
    }

    private void dispatch(String segment, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        URI base;
        URI address;
        try {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            URI asked = URI.create(request.getRequestURL() + query);
            base = asked.resolve(request.getContextPath() + request.getServletPath() + "/");
            address = asked;
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.invalid(
                    "rest.address-invalid", "", "The address is not a valid URI.", "Escape what is in it.");
        }
        // An application that is replaced this very moment has a successor, or none.
        Optional<RestApplication> application = applications.find(segment);
        while (application.isPresent()) {
            if (application.get().serve(getServletConfig(), base, address, request, response)) {
                return;
            }
            Optional<RestApplication> next = applications.find(segment);
            application = next.equals(application) ? Optional.empty() : next;
        }
        throw ProblemException.notFound(
                "rest.not-found",
                segment,
                "There is nothing at this address.",
                "See /api/v1/openapi.json for what there is.");
    }

    /** A page of another site must not act with credentials that the browser remembers. */
    private static void refuseCrossSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign && !SAFE.contains(request.getMethod())) {
            throw ProblemException.of(
                    "rest.cross-site",
                    Problem.Kind.FORBIDDEN,
                    "Sec-Fetch-Site: " + site,
                    "A page of another site may not change anything here.",
                    "");
        }
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    private static String segment(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }
}
