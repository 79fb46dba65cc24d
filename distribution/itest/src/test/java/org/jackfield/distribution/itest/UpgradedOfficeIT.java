package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls and reports in the tables of the first version are there, once, after an upgrade that was killed. */
class UpgradedOfficeIT {

    private static final Duration SECONDS = Duration.ofSeconds(60);

    /** What the later scripts of the call log and of reporting added. */
    private static final String FIRST_VERSION = """
            DROP INDEX ix_calllog_call_outside;
            DROP INDEX ix_calllog_segment_user;
            DROP INDEX ix_calllog_segment_caller_user;
            ALTER TABLE calllog_segment DROP COLUMN user_id;
            ALTER TABLE calllog_segment DROP COLUMN user_name;
            ALTER TABLE calllog_segment DROP COLUMN caller_user_id;
            ALTER TABLE calllog_segment DROP COLUMN caller_user_name;
            ALTER TABLE calllog_segment DROP COLUMN contact_id;
            ALTER TABLE calllog_segment DROP COLUMN contact_name;
            DROP TABLE calllog_archive_file;
            DROP TABLE calllog_assignment;
            DROP TABLE calllog_forgotten_user;
            DROP TABLE reporting_schedule_run;
            DROP TABLE reporting_schedule;
            DELETE FROM jackfield_schema WHERE version > 1
                AND schema_name IN ('org.jackfield.core.calllog', 'org.jackfield.apps.reporting');
            """;

    private Instance jackfield;
    private Rest rest;

    @BeforeEach
    void start() {
        jackfield = Instance.fresh("upgraded").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("call-logging", "report-scheduling"));
        jackfield.start();
        rest = new Rest(jackfield);
        awaitReports();
        SimulatedOffice.awaitFollowed(rest);
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void callsAndReportsSurviveAnUpgradeThatIsKilled() throws IOException {
        // given calls and reports, in tables as the first version made them
        for (String from : List.of("07700900456", "07700900457")) {
            jackfield.shell("simulator:do arrive 92108 from " + from + " to 441614960000");
            jackfield.shell("simulator:do answer 1843");
            jackfield.shell("simulator:do hangup 92108");
        }
        await("the calls are logged").atMost(SECONDS).untilAsserted(() -> assertThat(rest.calls()).isEqualTo(2));
        JsonNode list = null;
        for (JsonNode each : rest.read("reports?size=1000").get("items")) {
            list = each.get("name").asText().equals("Call list general") ? each : list;
        }
        String report = "reports/" + list.get("id").asText();
        assertThat(rest.send("POST", report + "/share", "application/json", "{\"name\": \"For all\"}").status()).isEqualTo(200);
        JsonNode calls = rest.read("calls").get("items");
        JsonNode reports = rest.read("reports?size=1000").get("items");
        jackfield.stop();
        query(FIRST_VERSION);

        // when
        jackfield.launch();
        await("the upgrade has begun").atMost(Instance.START).pollInterval(Duration.ofMillis(20)).until(this::isCopied);
        jackfield.kill();
        jackfield.start();

        // then
        awaitReports();
        assertThat(rest.read("calls").get("items")).isEqualTo(calls);
        assertThat(rest.read("reports?size=1000").get("items")).isEqualTo(reports);
        Rest.Answer run = rest.send("POST", report + "/run", "application/json", "{\"range\": \"LAST_60_MINUTES\"}");
        assertThat(run.status()).as(String.valueOf(run.body())).isEqualTo(200);
        assertThat(run.body().toString()).contains("07700900456", "07700900457");
        await("schedules have their tables").atMost(SECONDS).untilAsserted(() ->
                assertThat(rest.read("schedules").get("total").asLong()).isZero());
        assertThat(rest.alerts().keySet()).noneMatch(key -> key.startsWith("persistence.") || key.startsWith("calllog."));
    }

    private void awaitReports() {
        await("reports run").atMost(SECONDS).untilAsserted(() -> assertThat(rest.get("reports").status()).isEqualTo(200));
    }

    /** What is made before the first script of an upgrade. */
    private boolean isCopied() throws IOException {
        try (Stream<Path> files = Files.list(jackfield.path("database"))) {
            return files.anyMatch(file -> file.getFileName().toString().matches("jackfield-before-upgrade-.*\\.zip"));
        }
    }

    private void query(String sql) throws IOException {
        Path system = Path.of(System.getProperty("jackfield.home"), "system", "com", "h2database");
        try (Stream<Path> files = Files.walk(system)) {
            Path driver = files.filter(file -> file.getFileName().toString().matches("h2-.*\\.jar")).findFirst().orElseThrow();
            String said = Commands.run(60, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    driver.toString(), "org.h2.tools.Shell", "-url", "jdbc:h2:" + jackfield.path("database/jackfield"), "-sql",
                    sql.replace('\n', ' ')));
            assertThat(said).doesNotContain("Error");
        }
    }
}
