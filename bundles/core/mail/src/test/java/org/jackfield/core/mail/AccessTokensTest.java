package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AccessTokensTest {

    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final InMemorySettings settings = new InMemorySettings();
    private final AccessTokens tokens = new AccessTokens(settings, clock);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "";
    private HttpServer provider;

    @BeforeEach
    void start() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.contains("error") ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private void configure() {
        settings.put(TokenSettings.TYPE, new TokenSettings(
                "http://127.0.0.1:" + provider.getAddress().getPort() + "/token", "the client", new Secret("s&cret"), "send mail",
                Secret.NONE, new Secret("refresh-1")));
    }

    private void fails(String code) {
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aTokenIsFetchedOnceAndAgainBeforeItRunsOut() {
        configure();
        answer = "{\"access_token\": \"first\", \"expires_in\": 3600}";
        assertThat(tokens.current()).isEqualTo("first");
        assertThat(asked).containsExactly("grant_type=refresh_token&refresh_token=refresh-1&client_id=the+client"
                + "&client_secret=s%26cret&scope=send+mail");
        answer = "{\"access_token\": \"second\", \"expires_in\": 3600}";
        clock.leap(Duration.ofMinutes(58));
        assertThat(tokens.current()).isEqualTo("first");
        clock.leap(Duration.ofMinutes(1));
        assertThat(tokens.current()).isEqualTo("second");
    }

    @Test
    void aRefreshTokenThatIsExchangedIsKept() {
        configure();
        answer = "{\"access_token\": \"first\", \"refresh_token\": \"refresh-2\"}";
        tokens.current();
        assertThat(settings.read(TokenSettings.TYPE).value().refreshToken().reveal()).isEqualTo("refresh-2");
        tokens.current();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenThatTheMailServerRefusedIsFetchedAnew() {
        configure();
        answer = "{\"access_token\": \"first\"}";
        tokens.current();
        tokens.forget();
        tokens.current();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatTheProviderSaysIsTold() {
        configure();
        answer = "{\"error\": \"invalid_grant\", \"error_description\": \"expired\"}";
        assertThatThrownBy(tokens::current).hasMessageContaining("invalid_grant expired").hasMessageNotContaining("refresh-1");
        fails("mail.token-refused");
        answer = "<html>";
        fails("mail.token-refused");
        provider.stop(0);
        fails("mail.token-unreachable");
    }

    @Test
    void anAccessTokenAloneIsUsedAsItIs() {
        fails("mail.token-missing");
        settings.put(TokenSettings.TYPE, new TokenSettings("", "", Secret.NONE, "", new Secret("given"), Secret.NONE));
        assertThat(tokens.current()).isEqualTo("given");
    }

    @Test
    void tokensAreFetchedProtectedOnly() {
        assertThatThrownBy(() -> new TokenSettings(
                        "http://tokens.example.org/", "c", Secret.NONE, "", Secret.NONE, new Secret("r")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("mail.token-address-invalid"));
    }
}
