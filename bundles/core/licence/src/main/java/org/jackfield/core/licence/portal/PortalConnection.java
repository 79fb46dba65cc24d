package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the portal over HTTPS. Nothing that comes back is trusted beyond its size until its signature was checked. */
final class PortalConnection {

    static final String UNREACHABLE = "licence.portal-unreachable";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MAX_TEXT = 4000;
    private static final int OK = 200;
    private static final int PROXY_LOGIN = 407;
    private static final int SERVER_FAULT = 500;

    private final JsonMapper json = new JsonMapper();
    private final PortalSettings settings;

    PortalConnection(PortalSettings settings) {
        this.settings = settings;
    }

    private record Answer(int status, byte[] body) {}

    /**
     * Looks whether the portal answers.
     *
     * @throws ProblemException ({@code licence.portal-missing}, {@code licence.portal-unreachable})
     */
    void reach() {
        URI uri = settings.uri("/api/v1/portal");
        Answer answer = send(HttpRequest.newBuilder(uri).GET(), uri);
        if (answer.status != OK || !text(answer.body).contains("jackfield-portal")) {
            throw unreachable(uri, "What answers there is no licensing portal.", null);
        }
    }

    /**
     * {@return the activation file that the portal answers to a request}
     *
     * @throws ProblemException what the portal says if it refuses, {@code licence.portal-missing} or
     *     {@code licence.portal-unreachable}
     */
    byte[] ask(byte[] request) {
        URI uri = settings.uri("/api/v1/requests");
        Answer answer = send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request)),
                uri);
        if (answer.status == OK) {
            return answer.body;
        }
        throw refusal(answer, uri);
    }

    private Answer send(HttpRequest.Builder request, URI uri) {
        Optional<ProxyLogin> login = settings.proxyLogin();
        HttpClient client = client(login);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() == PROXY_LOGIN) {
                    throw proxyLogin(null);
                }
                return new Answer(response.statusCode(), in.readNBytes(AnswerFormat.MAX_BYTES + 1));
            }
        } catch (SSLException e) {
            throw unreachable(
                    uri, "The portal's certificate is not trusted: " + innermost(e)
                            + ". If it is the right one, enter its SHA-256 with the portal's address.", e);
        } catch (IOException e) {
            throw login.filter(given -> given.isRefused(e)).isPresent() ? proxyLogin(e) : unreachable(uri, "The licensing portal cannot be reached.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(uri, "This installation is stopping.", e);
        } finally {
            // not close(), which would wait for an answer that is still under way
            client.shutdownNow();
        }
    }

    private HttpClient client(Optional<ProxyLogin> login) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        settings.proxyAddress().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
        login.ifPresent(builder::authenticator);
        settings.pinned().ifPresent(sha256 -> builder.sslContext(trusting(sha256)));
        return builder.build();
    }

    private ProblemException proxyLogin(Exception cause) {
        return new ProblemException(
                new Problem(
                        "licence.portal-proxy-login", Problem.Kind.UNAVAILABLE, settings.proxy(),
                        settings.proxyUser().isEmpty()
                                ? "The proxy on the way to the portal wants a log-in."
                                : "The proxy on the way to the portal does not take the log-in.",
                        "Enter its user and password beside the portal's address, and send the request again."),
                cause);
    }

    private static SSLContext trusting(byte[] sha256) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedCertificate(sha256)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private ProblemException refusal(Answer answer, URI uri) {
        JsonNode document;
        try {
            document = json.readTree(answer.body);
        } catch (JacksonException e) {
            return unreachable(uri, "What answers there is no licensing portal (" + answer.status + ").", e);
        }
        String code = document.path("code").asString("");
        if (!code.matches("[a-z]+(\\.[a-z-]+)+")) {
            return unreachable(uri, "What answers there is no licensing portal (" + answer.status + ").", null);
        }
        return ProblemException.of(
                code, kind(answer.status), line(document, "input"), line(document, "title"), line(document, "remedy"));
    }

    private static Problem.Kind kind(int status) {
        for (Problem.Kind kind : Problem.Kind.values()) {
            if (kind.httpStatus() == status) {
                return kind;
            }
        }
        return status >= SERVER_FAULT ? Problem.Kind.UNAVAILABLE : Problem.Kind.INVALID;
    }

    private static String line(JsonNode document, String field) {
        String text = document.path(field).asString("").replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static ProblemException unreachable(URI uri, String message, Exception cause) {
        return new ProblemException(
                new Problem(
                        UNREACHABLE, Problem.Kind.UNAVAILABLE, uri.getRawAuthority(),
                        message + " The licence that is in force stays as it is.",
                        "Check the address, the proxy and that HTTPS may go there, and send the request again;"
                                + " or take the request file to the portal from another computer."),
                cause);
    }
}
