package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class RedirectServerTest {

    @Test
    void everyRequestIsSentToTheSameAddressByHttps() throws Exception {
        try (RedirectServer server = new RedirectServer("127.0.0.1", 0, 8443); HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/", "/calls/live?a=b%20c", "/api/v1/audit"}) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).isBetween(301, 308);
                assertThat(answer.headers().firstValue("Location")).hasValue("https://localhost:8443" + path);
                assertThat(answer.headers().firstValue("Server")).isEmpty();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (RedirectServer first = new RedirectServer("127.0.0.1", 0, 8443)) {
            assertThatThrownBy(() -> new RedirectServer("127.0.0.1", first.port(), 8443))
                    .isInstanceOf(java.io.IOException.class);
        }
    }
}
