package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A schedule mails a shared report about the calls of a simulated office to a real mail server; a filter says which calls. */
class SchedulesIT {

    private static final Duration SECONDS = Duration.ofSeconds(60);

    private static final String MAIL_PASSWORD = "Mail-Server-7";

    private static Instance jackfield;
    private static Rest rest;
    private static GreenMail mail;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("schedules").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        mail = new GreenMail(setup);
        mail.setUser("site@example.org", "site", MAIL_PASSWORD);
        mail.start();
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("call-logging", "report-scheduling"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("schedules are there").atMost(SECONDS).untilAsserted(() -> assertThat(rest.get("schedules").status()).isEqualTo(200));
        ring("92108", "07700900456", 1843);
        ring("92108", "07700900457", 1843);
        await("the calls are logged").atMost(SECONDS).untilAsserted(() -> assertThat(rest.calls()).isEqualTo(2));
    }

    private static void ring(String call, String from, int extension) {
        jackfield.shell("simulator:do arrive " + call + " from " + from + " to 441614960000");
        jackfield.shell("simulator:do answer " + extension);
        jackfield.shell("simulator:do hangup " + call);
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
        mail.stop();
    }

    @Test
    void aRunMailsTheReportWithTheFilteredCalls() throws Exception {
        Map<String, String> server = new LinkedHashMap<>();
        server.put("Mail server", "127.0.0.1");
        server.put("Port", Integer.toString(mail.getSmtp().getPort()));
        server.put("Protection", "None");
        server.put("User", "site");
        server.put("Password", MAIL_PASSWORD);
        server.put("Sender's address", "site@example.org");
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/settings/email");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitTitle("Settings");
            browser.save(0, server);
        }
        JsonNode own = null;
        for (JsonNode each : rest.read("reports?size=1000").get("items")) {
            own = each.get("name").asText().equalsIgnoreCase("Call List General") ? each : own;
        }
        JsonNode shared = post("reports/" + own.get("id").asText() + "/share", "{\"name\": \"Calls\"}").get("report");
        JsonNode filter = post("filters",
                "{\"sharing\": \"SHARED\", \"name\": \"One\", \"texts\": {\"OUTSIDE_NUMBER\": \"%456\"}}");
        JsonNode schedule = post("schedules", """
                {"name": "Hourly", "enabled": true, "missed": "ONCE",
                 "timing": {"start": "2026-01-01T08:00", "zone": "Europe/London", "recurrence": {"unit": "HOUR", "every": 12}},
                 "reports": [{"report": "%s", "filter": "%s", "range": {"kind": "TODAY"}}],
                 "delivery": {"kind": "EMAIL", "format": "csv", "to": ["ann@example.org"], "subject": "Calls"}}
                """.formatted(shared.get("id").asText(), filter.get("id").asText()));

        JsonNode run = post("schedules/" + schedule.get("id").asText() + "/run", "");

        await("the mail").atMost(SECONDS).until(() -> mail.getReceivedMessages().length == 1);
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Calls");
        assertThat(message.getAllRecipients()[0]).hasToString("ann@example.org");
        BodyPart file = ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).startsWith("Calls (Hourly) 20").endsWith(".csv");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("07700900456")
                .doesNotContain("07700900457");

        await("the run is over").atMost(Duration.ofSeconds(130)).untilAsserted(() -> {
            JsonNode newest = rest.read("schedules/history").get("items").get(0);
            assertThat(newest.get("id")).isEqualTo(run.get("id"));
            assertThat(newest.get("state").asText()).isEqualTo("SUCCEEDED");
        });
        assertThat(rest.send("DELETE", "filters/" + filter.get("id").asText(), "application/json", "").status())
                .as("a filter in use is not deleted unasked")
                .isEqualTo(409);
        assertThat(jackfield.shell("reporting:schedule-history")).contains("Hourly").contains("SUCCEEDED");
    }

    private static JsonNode post(String path, String body) {
        Rest.Answer answer = rest.send("POST", path, "application/json", body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
