package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jackfield.distribution.itest.Script.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/jackfield} as an administrator uses it, on an instance of its own. */
class ServiceIT {
    @TempDir
    private Path directory;

    private final Map<String, String> ports = FreePorts.environment();

    private Outcome jackfield(String command) {
        return Script.run(ports, "jackfield", command, "--data", directory.resolve("instance").toString());
    }

    @AfterEach
    void stop() {
        jackfield("stop");
    }

    @Test
    void itStartsOnceTellsItsStateAndStops() {
        assertThat(jackfield("start").lines()).last().asString()
                .isEqualTo("https://localhost:" + ports.get("JACKFIELD_HTTPS_PORT") + "/");
        assertThat(jackfield("status").exit()).isZero();

        Outcome again = jackfield("start");
        assertThat(again.exit()).isNotZero();
        assertThat(again.lines()).singleElement().asString().contains("already running");

        assertThat(jackfield("stop").output()).contains("Stopped");
        assertThat(jackfield("status").exit()).isEqualTo(3);
    }

    /** As cron and monitoring use it: no terminal, and standard input at its end. */
    @Test
    void aScriptRunsOneCommandAndHasItsExitCode() {
        ports.put("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        jackfield("start");

        assertThat(console(Rest.PASSWORD, "", "jaas:whoami").output()).contains("engineer");
        assertThat(console(Rest.PASSWORD, "", "jaas:whoami").exit()).isZero();
        assertThat(console("", Rest.PASSWORD + "\n", "jaas:whoami").exit()).isZero();
        assertThat(console(Rest.PASSWORD, "", "jackfield:alerts", "--all").exit()).isZero();
        assertThat(console(Rest.PASSWORD, "", "jackfield:feature-stop", "none")).satisfies(outcome -> {
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.output()).contains("No installed feature has this id");
        });
        assertThat(console(Rest.PASSWORD, "", "no:command").exit()).isEqualTo(1);
        assertThat(console("wrong", "", "jaas:whoami")).satisfies(outcome -> {
            assertThat(outcome.exit()).isEqualTo(255);
            assertThat(outcome.lines()).singleElement().asString().contains("refused");
        });
        assertThat(console("", "", "jaas:whoami")).satisfies(outcome -> {
            assertThat(outcome.exit()).isEqualTo(255);
            assertThat(outcome.lines()).singleElement().asString().contains("no password", "JACKFIELD_PASSWORD");
        });
    }

    private Outcome console(String password, String input, String... command) {
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("JACKFIELD_PASSWORD", password);
        return Script.fed(input, environment, "jackfield", Stream.concat(
                Stream.of("console", "--data", directory.resolve("instance").toString()), Stream.of(command))
                .toArray(String[]::new));
    }

    @Test
    void aNewInstallationLeavesEditedFilesAlone() throws Exception {
        jackfield("start");
        jackfield("stop");
        Path etc = directory.resolve("instance/etc");
        Path edited = etc.resolve("org.apache.karaf.shell.cfg");
        Files.writeString(edited, "# of this site\n", StandardOpenOption.APPEND);
        Files.writeString(etc.resolve("startup.properties"), "# of an older version\n");
        Files.delete(etc.resolve("keys.properties"));
        Path mark = Files.createFile(directory.resolve("instance/data/cache/mark"));
        Files.writeString(directory.resolve("instance/data/installation"), "an older version\n");

        Outcome start = jackfield("start");

        assertThat(start.output()).contains("etc/org.apache.karaf.shell.cfg was edited here and is kept");
        assertThat(edited).content().endsWith("# of this site\n");
        assertThat(etc.resolve("org.apache.karaf.shell.cfg.new")).content().doesNotContain("of this site");
        assertThat(etc.resolve("startup.properties")).content().contains("org.jackfield.core.gate");
        assertThat(etc.resolve("keys.properties")).exists();
        assertThat(mark).doesNotExist();
        assertThat(start.exit()).isZero();
    }
}
