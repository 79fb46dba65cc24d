package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a browser is told while nobody can log in, and how it goes on. */
class WaitingIT {

    private static final String CONFIG = "etc/org.jackfield.core.persistence.cfg";

    @Test
    void aDatabaseThatIsAwayIsSaidAndTheLogInComesByItselfOnceItIsThere() throws IOException {
        try (Instance jackfield = Instance.fresh("waiting").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD)) {
            String embedded = Files.readString(jackfield.path(CONFIG));
            // Nobody listens on a port that only an SMDR reader would use.
            Files.writeString(jackfield.path(CONFIG), """
                    url = jdbc:postgresql://127.0.0.1:%d/jackfield
                    user = jackfield
                    .password = secret
                    """.formatted(jackfield.port(Instance.Port.SMDR)));
            jackfield.launch();
            await("an answer").atMost(Instance.START).ignoreExceptions().until(() ->
                    jackfield.get("/alerts").body().contains("The database is not available"));
            HttpResponse<String> answer = jackfield.get("/alerts");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.body()).doesNotContain("<", "127.0.0.1", "secret");

            try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
                browser.go("/alerts");
                browser.awaitTitle("The database is not available");
                assertThat(browser.script("return document.querySelector('main').innerText").toString())
                        .contains("etc/org.jackfield.core.persistence.cfg")
                        .doesNotContain("secret");

                Files.writeString(jackfield.path(CONFIG), embedded + "\n# mended\n");

                browser.awaitTitle("Log in");
                browser.logIn("engineer", Rest.PASSWORD);
                browser.awaitTitle("Alerts");
            }
            await("nothing is missing").atMost(Duration.ofSeconds(60)).until(() ->
                    jackfield.get("/api/v1/health/ready").statusCode() == 200);
        }
    }
}
