package org.jackfield.web.shell.waiting;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** Answers every address that nobody else answers, with 503, the reason, and a page that goes on by itself. */
final class WaitingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = "3";
    private static final Set<String> FILES =
            Set.of("/shell/waiting.css", "/shell/waiting.js", "/shell/mark.svg", "/shell/icon.svg", "/shell/panel.svg");

    /** The page holds only what comes from here. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient Supplier<Wait> wait;

    WaitingServlet(Supplier<Wait> wait) {
        this.wait = wait;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        String path = request.getRequestURI();
        URL file = FILES.contains(path) ? getServletContext().getResource(path) : null;
        if (file != null) {
            send(file, path, response);
        } else if (request.getParameter("v-r") != null) {
            // A page that was open when the pages went: it takes this for the end of its session and loads anew.
            response.sendError(HttpServletResponse.SC_GONE);
        } else {
            tell(request, response);
        }
    }

    private void send(URL file, String path, HttpServletResponse response) throws IOException {
        response.setContentType(getServletContext().getMimeType(path));
        try (InputStream content = file.openStream()) {
            content.transferTo(response.getOutputStream());
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean person = String.valueOf(request.getHeader("Accept")).contains("text/html");
        Wait why = wait.get();
        String text = person
                ? WaitingPage.html(why, request.getLocale())
                : WaitingPage.line(why, request.getLocale()) + System.lineSeparator();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", RETRY_SECONDS);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(person ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
