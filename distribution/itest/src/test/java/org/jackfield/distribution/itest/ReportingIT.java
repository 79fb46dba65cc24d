package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Default reports over the calls of a simulated office, their files, and what a licence that is withdrawn leaves of them. */
class ReportingIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);

    private static Instance jackfield;
    private static Rest rest;
    private static Issuer issuer;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("reporting").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("call-logging", "reporting-devices=500"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("reports run").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(rest.get("reports").status()).isEqualTo(200));
        jackfield.shell("simulator:do arrive 92108 from 07700900456 to 441614960000");
        jackfield.shell("simulator:do answer 1843");
        jackfield.shell("simulator:do hangup 92108");
        await("the call is logged").atMost(SECONDS).untilAsserted(() -> assertThat(rest.calls()).isEqualTo(1));
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void aDefaultReportIsRunAndExportedAndPadlockedWithoutItsLicence() throws IOException {
        Map<String, String> reports = new HashMap<>();
        rest.read("reports?size=1000").get("items").forEach(each -> reports.put(each.get("name").asText(), each.get("id").asText()));
        assertThat(reports).containsKeys("Call list general", "Calls by extension", "Calls by DDI");

        assertThat(rest.read("reports/columns?size=1000&template=calls-by-extension").get("items").toString())
                .contains("\"group-extension\"").doesNotContain("\"call-id\"");
        assertThat(rest.get("reports/columns?template=calls-by-nobody").status()).isEqualTo(400);

        JsonNode list = run(reports.get("Call list general"));
        assertThat(list.get("total").asLong()).isPositive();
        assertThat(list.toString()).contains("07700900456");
        JsonNode grouped = run(reports.get("Calls by extension"));
        assertThat(grouped.get("items").toString()).contains("1843");
        assertThat(grouped.get("totals")).isNotEmpty();

        assertThat(text(export(reports.get("Call list general"), "csv"))).contains("07700900456");
        Rest.Answer begun = rest.send("POST", "reports/" + reports.get("Call list general") + "/run", "application/json",
                "{\"range\": \"LAST_60_MINUTES\", \"format\": \"csv\"}");
        assertThat(begun.body().size()).isOne();
        assertThat(text(file(begun.body().get("export").get("id").asText()))).contains("07700900456");
        assertThat(part(export(reports.get("Call list general"), "excel"), "xl/worksheets/sheet1.xml")).contains("07700900456");
        assertThat(part(export(reports.get("Call list general"), "word"), "word/document.xml")).contains("07700900456");
        assertThat(new String(export(reports.get("Calls by extension"), "pdf"), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(jackfield.shell("reporting:run \"Calls by extension\"")).contains("1843");

        issuer.exchange(issuer.issue("call-logging"));
        await("grouped reports are locked").atMost(SECONDS).untilAsserted(() -> {
            assertThat(rest.send("POST", "reports/" + reports.get("Calls by extension") + "/run", "application/json", "{}").status())
                    .isEqualTo(429);
            assertThat(rest.read("reports/" + reports.get("Calls by extension")).get("report").get("locked").asBoolean()).isTrue();
        });
        assertThat(run(reports.get("Call list general")).get("total").asLong()).isEqualTo(list.get("total").asLong());

        issuer.exchange(issuer.issue("ip-smdr"));
        await("nothing is left").atMost(SECONDS).untilAsserted(() -> {
            assertThat(rest.get("reports").status()).isEqualTo(404);
            assertThat(rest.read("features/reporting").get("state").asText()).isEqualTo("UNLICENSED");
        });
    }

    private static JsonNode run(String report) {
        Rest.Answer answer = rest.send("POST", "reports/" + report + "/run", "application/json", "{\"range\": \"LAST_60_MINUTES\"}");
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return answer.body();
    }

    private static byte[] export(String report, String format) {
        Rest.Answer begun = rest.send("POST", "reports/exports", "application/json",
                "{\"report\": \"" + report + "\", \"format\": \"" + format + "\", \"range\": \"LAST_60_MINUTES\"}");
        assertThat(begun.status()).as(String.valueOf(begun.body())).isEqualTo(200);
        return file(begun.body().get("id").asText());
    }

    private static byte[] file(String id) {
        await("the file is made").atMost(SECONDS).untilAsserted(() ->
                assertThat(rest.read("reports/exports/" + id).get("ready").asBoolean()).isTrue());
        return rest.octets("reports/exports/" + id + "/file");
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static String part(byte[] file, String name) throws IOException {
        Path copy = Files.createTempFile("report", ".zip");
        Files.write(copy, file);
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            return text(zip.getInputStream(zip.getEntry(name)).readAllBytes());
        } finally {
            Files.delete(copy);
        }
    }
}
