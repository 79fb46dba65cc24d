package org.jackfield.core.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens for the mail server: the one that is configured, or one fetched with the refresh token (RFC 6749, section
 * 6) and used until shortly before it runs out. A provider that exchanges the refresh token as well has the new one
 * kept. Any thread may call.
 */
final class AccessTokens {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final long USUAL_SECONDS = 3600;
    private static final int LONGEST_ANSWER = 100_000;

    private final SettingsService settings;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();
    private String token = "";
    private Instant until = Instant.EPOCH;
    private long ofRevision = -1;

    AccessTokens(SettingsService settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * {@return a token that holds now}
     *
     * @throws ProblemException {@code mail.token-missing}, {@code mail.token-refused}, {@code mail.token-unreachable}
     */
    synchronized String current() {
        Stored<TokenSettings> stored = settings.read(TokenSettings.TYPE);
        TokenSettings tokens = stored.value();
        if (tokens.refreshToken().isEmpty()) {
            if (tokens.accessToken().isEmpty()) {
                throw ProblemException.invalid(
                        "mail.token-missing", "", "There is no token to log in with at the mail server.",
                        "Enter a refresh token or an access token.");
            }
            return tokens.accessToken().reveal();
        }
        if (stored.revision() != ofRevision || !clock.instant().isBefore(until)) {
            fetch(stored);
        }
        return token;
    }

    /** The mail server did not accept the token: the next one is fetched anew. */
    synchronized void forget() {
        until = Instant.EPOCH;
    }

    private void fetch(Stored<TokenSettings> stored) {
        TokenSettings tokens = stored.value();
        JsonNode answer = ask(tokens);
        JsonNode fresh = answer.path("access_token");
        if (!fresh.isString() || fresh.asString().isEmpty()) {
            throw refused(tokens, answer.path("error").asString("no token in the answer")
                    + " " + answer.path("error_description").asString(""));
        }
        token = fresh.asString();
        until = clock.instant().plusSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)).minus(EARLY);
        ofRevision = stored.revision();
        String next = answer.path("refresh_token").asString("");
        if (!next.isEmpty() && !next.equals(tokens.refreshToken().reveal())) {
            ofRevision = settings.write(
                            TokenSettings.TYPE, stored.revision(), tokens.withRefreshToken(new Secret(next)),
                            Subject.system("org.jackfield.core.mail"))
                    .revision();
        }
    }

    private JsonNode ask(TokenSettings tokens) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", tokens.refreshToken().reveal());
        form.put("client_id", tokens.clientId());
        if (!tokens.clientSecret().isEmpty()) {
            form.put("client_secret", tokens.clientSecret().reveal());
        }
        if (!tokens.scope().isBlank()) {
            form.put("scope", tokens.scope());
        }
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(tokens.tokenAddress()))
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try (InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return json.readTree(in.readNBytes(LONGEST_ANSWER));
        } catch (JacksonException e) {
            throw refused(tokens, "the answer is not JSON");
        } catch (IOException e) {
            throw ProblemException.unavailable(
                    "mail.token-unreachable", tokens.tokenAddress(), "The provider that gives out tokens cannot be reached.",
                    "Check the token address, and that this machine may go there.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("mail.stopping", "", "The system is stopping.", "Try again later.");
        } finally {
            // Not close(), which would wait for an answer that is still under way.
            client.shutdownNow();
        }
    }

    private static ProblemException refused(TokenSettings tokens, String why) {
        return ProblemException.unavailable(
                "mail.token-refused", tokens.tokenAddress() + ": " + why.replaceAll("\\p{Cntrl}", " ").strip(),
                "The provider gives out no access token.", "Log in there anew and enter the refresh token that you get.");
    }
}
