package org.jackfield.apps.recording.share;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.audio.ByteRange;
import org.jackfield.apps.recording.audio.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers single-use links at {@code /link/<token>}, without a log-in. To look shows what there is; a POST, which no mail
 * program sends by itself, opens it.
 */
final class LinkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LinkServlet.class);
    private static final String COOKIE = "jf-link";
    private static final String AUDIO = "/audio";
    private static final int GONE = 410;

    private final transient Links links;
    private final transient SiteTime time;

    LinkServlet(Links links, SiteTime time) {
        this.links = links;
        this.time = time;
    }

    /** Which link is asked for, and whether its audio is. */
    private record Asked(String token, boolean audio) {

        static Asked of(HttpServletRequest request) {
            String path = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
            boolean audio = path.endsWith(AUDIO);
            return new Asked(audio ? path.substring(0, path.length() - AUDIO.length()) : path, audio);
        }
    }

    private interface Answer {
        void give() throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(request);
        answered(request, response, () -> {
            if (asked.audio) {
                audio(asked.token, request, response);
                return;
            }
            Links.Seen seen = links.look(asked.token, key(request), request.getRemoteAddr());
            LinkPage page = page(request);
            html(response, HttpServletResponse.SC_OK, seen.opened() ? page.player(seen, asked.token) : page.offer(seen));
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(request);
        answered(request, response, () -> {
            String key = links.open(asked.token, request.getRemoteAddr());
            Cookie cookie = new Cookie(COOKIE, key);
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setPath("/link/" + asked.token);
            cookie.setMaxAge((int) Links.OPEN_FOR.toSeconds());
            cookie.setAttribute("SameSite", "Strict");
            response.addCookie(cookie);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            // The very address that was posted to, whatever name or proxy the browser came by.
            response.setHeader("Location", asked.token);
        });
    }

    private void answered(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        // The address is a secret.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", LinkPage.POLICY);
        try {
            answer.give();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            LOG.debug("A link was refused", e);
            int status = problem.code().equals("recording.link-expired") || problem.code().equals("recording.erased")
                    ? GONE
                    : problem.kind().httpStatus();
            html(response, status, page(request).refusal(problem));
        }
    }

    private void audio(String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int part = part(request.getParameter("part"));
        try (WavFile wav = links.play(token, key(request), part, request.getRemoteAddr())) {
            ByteRange range = ByteRange.of(request.getHeader("Range"), wav.length());
            response.setStatus(range.kind().status());
            response.setContentType("audio/wav");
            response.setHeader("Accept-Ranges", "bytes");
            response.setContentLengthLong(range.length());
            if (range.kind() != ByteRange.Kind.ALL) {
                response.setHeader("Content-Range", range.contentRange(wav.length()));
            }
            if (request.getParameter("download") != null) {
                response.setHeader("Content-Disposition", "attachment; filename=\"recording-" + part + ".wav\"");
            }
            if (range.kind() != ByteRange.Kind.NONE) {
                wav.write(range.from(), range.to(), response.getOutputStream());
            }
        }
    }

    private static int part(String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 1;
    }

    private static String key(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    private LinkPage page(HttpServletRequest request) {
        return new LinkPage(new Formats(request.getLocale(), time.zone()));
    }

    private static void html(HttpServletResponse response, int status, String page) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page);
    }
}
