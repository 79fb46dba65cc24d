package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance that an older installation made, with its tables and its {@code etc}, is started by a newer one, which is
 * killed in the middle of converting it.
 */
class UpgradeIT {
    /** Each is noted and forced to the disk, so this takes seconds. */
    private static final int STEPS = 3000;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    private final Map<String, String> environment = FreePorts.environment();
    private Path installation;
    private Path instance;

    @BeforeEach
    void install() throws Exception {
        environment.put("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        environment.put("JACKFIELD_PASSWORD", Rest.PASSWORD);
        instance = directory.resolve("instance of the site");
        installation = directory.resolve("jackfield");
        Files.createSymbolicLink(installation, copyOfTheInstallation("old"));
    }

    @AfterEach
    void stop() {
        jackfield("stop");
    }

    @Test
    void anOlderInstanceIsConvertedThoughItIsKilledMeanwhile() throws Exception {
        assertThat(jackfield("start").exit()).isZero();
        String trail = jackfield("console", "jackfield:audit").output();
        assertThat(trail).contains("engineer");
        jackfield("stop");
        Files.writeString(instance.resolve("etc/org.apache.karaf.shell.cfg"), "# of this site\n", StandardOpenOption.APPEND);

        Path newer = copyOfTheInstallation("new");
        addSchemaScript(newer);
        Files.writeString(newer.resolve("etc/keys.properties"), "# newer\n", StandardOpenOption.APPEND);
        Files.delete(installation);
        Files.createSymbolicLink(installation, newer);
        killInTheMiddleOfTheConversion();

        Script.Outcome start = jackfield("start");

        assertThat(start.output()).contains("ready after").doesNotContain("Fitting");
        assertThat(start.exit()).isZero();
        assertThat(Files.readString(instance.resolve("etc/org.apache.karaf.shell.cfg"))).endsWith("# of this site\n");
        assertThat(Files.readString(instance.resolve("etc/keys.properties"))).endsWith("# newer\n");
        assertThat(jackfield("console", "jackfield:audit", "--lines", "1000").output().lines())
                .containsAll(trail.lines().filter(line -> line.startsWith("20")).toList());
        jackfield("stop");
        assertThat(query("SELECT count(*), min(n), max(n) FROM upgrade_step"))
                .containsSubsequence(String.valueOf(STEPS), "1", String.valueOf(STEPS));
    }

    private void killInTheMiddleOfTheConversion() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                installation.resolve("bin/jackfield").toString(), "start", "--data", instance.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("start.log").toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process start = builder.start();
        await("the conversion has begun").atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(this::converts);
        long pid = Long.parseLong(Files.readString(instance.resolve("karaf.pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThat(start.waitFor()).isNotZero();
        assertThat(Files.readString(directory.resolve("start.log")))
                .contains("Fitting", "etc/org.apache.karaf.shell.cfg was edited here and is kept", "it ended while starting");
        assertThat(Files.readString(instance.resolve("data/log/karaf.log"))).doesNotContain("V002__later.sql");
    }

    /** The copy that is made before is complete, and the database has been written to since. */
    private boolean converts() throws IOException {
        Optional<Path> copy;
        try (Stream<Path> files = Files.list(instance.resolve("database"))) {
            copy = files.filter(file -> file.getFileName().toString().matches("jackfield-before-upgrade-.*\\.zip")).findFirst();
        }
        return copy.isPresent()
                && Files.getLastModifiedTime(instance.resolve("database/jackfield.mv.db"))
                        .compareTo(Files.getLastModifiedTime(copy.get())) > 0;
    }

    /** The newer version of a bundle has a further script. */
    private static void addSchemaScript(Path home) throws IOException {
        StringBuilder script = new StringBuilder("CREATE TABLE upgrade_step (n INTEGER NOT NULL);\n");
        for (int step = 1; step <= STEPS; step++) {
            script.append("INSERT INTO upgrade_step (n) SELECT coalesce(max(n), 0) + 1 FROM upgrade_step;\n");
        }
        Path jar = find(home.resolve("system/org/jackfield/core/org.jackfield.core.audit"), ".*\\.jar");
        Path copy = Files.copy(jar, jar.resolveSibling("copy"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(copy, Map.of("accessMode", "readWrite"))) {
            Files.writeString(zip.getPath("db/common/V002__later.sql"), script, StandardCharsets.UTF_8);
        }
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path copyOfTheInstallation(String name) throws IOException {
        Path home = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize();
        Path copy = directory.resolve(name);
        Commands.run(60, List.of("cp", "-a", home.toString(), copy.toString()));
        return copy;
    }

    private static Path find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).findFirst().orElseThrow();
        }
    }

    private String query(String sql) throws IOException {
        Path driver = find(installation.toRealPath().resolve("system/com/h2database"), "h2-.*\\.jar");
        return Commands.run(60, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                driver.toString(), "org.h2.tools.Shell", "-url",
                "jdbc:h2:" + instance.resolve("database/jackfield"), "-sql", sql));
    }

    private Script.Outcome jackfield(String command, String... arguments) {
        String[] all = Stream.concat(
                Stream.of(command, "--data", instance.toString()), Stream.of(arguments)).toArray(String[]::new);
        return Script.of(installation.resolve("bin/jackfield"), "", environment, all);
    }
}
