package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup of the running product brings everything back as it was then, also when the process dies meanwhile. */
class BackupIT {

    private Instance jackfield;
    private Rest rest;

    @BeforeEach
    void start() {
        jackfield = Instance.fresh("backup").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).start();
        rest = new Rest(jackfield);
        awaitServing();
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void aBackupBringsBackWhatWasThen() throws IOException {
        addShare("Before");
        work("backups");
        String name = rest.read("backups").get("items").get(0).get("name").asText();
        addShare("After");
        assertThat(work("backups/" + name + "/check")).contains("can be restored");
        assertThat(jackfield.shell("backup:list")).contains(name);

        post("backups/" + name + "/restore");
        await("the restore").atMost(Duration.ofSeconds(120)).ignoreExceptions().untilAsserted(
                () -> assertThat(shares()).containsExactly("Before"));
        await("the audit trail").atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(
                () -> assertThat(audit()).contains("backup.restored").contains(name));
        assertThat(Files.list(jackfield.path("database")).map(Path::toString))
                .as("the old tables are kept").anyMatch(file -> file.contains("-before-restore-"));

        addShare("Later");
        jackfield.kill();
        Files.copy(jackfield.path("backup/" + name + ".zip"), jackfield.path("database/restore.zip"));
        jackfield.start();
        awaitServing();

        assertThat(shares()).as("what died with a restore under way ends it").containsExactly("Before");
        assertThat(rest.alerts().keySet()).noneMatch(key -> key.startsWith("persistence.") || key.startsWith("backup."));
    }

    private void awaitServing() {
        await("serving").atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> rest.get("backups").status() == 200 && rest.get("shares").status() == 200);
    }

    private void addShare(String description) {
        Rest.Answer answer = rest.send("POST", "shares", "application/json",
                "{\"description\": \"" + description + "\", \"host\": \"127.0.0.1\", \"port\": 9, \"name\": \"x\"}");
        assertThat(answer.status()).as(String.valueOf(answer.body())).isBetween(200, 204);
    }

    private List<String> shares() {
        return rest.read("shares").get("items").findValuesAsText("description");
    }

    private String audit() {
        return new String(rest.octets("audit/export.csv?action=backup."));
    }

    /** Has something done and waits until it is. */
    private String work(String path) {
        String task = "tasks/" + post(path).get("task").asText();
        await(path).atMost(Duration.ofSeconds(120))
                .until(() -> !rest.read(task).get("state").asText().matches("QUEUED|RUNNING"));
        JsonNode ended = rest.read(task);
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return ended.get("note").asText();
    }

    private JsonNode post(String path) {
        Rest.Answer answer = rest.send("POST", path, "application/json", "{}");
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return answer.body();
    }
}
