package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jackfield.distribution.itest.Script.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptIT {
    @TempDir
    private Path directory;

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Outcome outcome = Script.run(Map.of(), "jackfield",
                    "start", "--data", directory.resolve("new").toString(), "--ssh-port", port);
            assertThat(outcome.exit()).isNotZero();
            assertThat(outcome.lines()).singleElement().asString().contains("SSH port " + port, "--ssh-port", "JACKFIELD_SSH_PORT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "x", "80 90"})
    void aWrongPortIsToldInOneLine(String port) {
        Outcome outcome = Script.run(Map.of(), "jackfield", "status", "--http-port", port);
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.lines()).singleElement().asString().contains("HTTP port", port);
    }

    @Test
    void aMissingJdkIsToldInOneLine() {
        Outcome outcome = Script.run(Map.of(), "java-home", "99");
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.lines()).singleElement().asString().contains("JDK 99", "JAVA_HOME");
    }

    @Test
    void anOlderJdkInTheEnvironmentIsPassedOver() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-17/bin"));
        Files.copy(Path.of("/bin/true"), old.resolve("java"));
        Files.writeString(directory.resolve("jdk-17/release"), "JAVA_VERSION=\"17.0.15\"\n");
        Outcome outcome = Script.run(Map.of("JAVA_HOME", directory.resolve("jdk-17").toString(),
                "PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH")), "java-home");
        assertThat(outcome.exit()).isZero();
        assertThat(Path.of(outcome.output().strip()).toRealPath())
                .isEqualTo(Path.of(System.getProperty("java.home")).toRealPath());
    }

    @Test
    void whereNothingRunsStatusSaysSo() {
        assertThat(Script.run(Map.of(), "jackfield", "status").exit()).isEqualTo(3);
        assertThat(Script.run(Map.of(), "jackfield", "stop").lines()).singleElement().asString().contains("not running");
    }

    /** Not even the administrator of the machine makes a folder where a file is. */
    @ParameterizedTest
    @ValueSource(strings = {"start", "run", "demo"})
    void aFolderThatCannotBeWrittenIsToldInOneLine(String command) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "data");
        Outcome outcome = Script.run(FreePorts.environment(), "jackfield", command, "--data", file.resolve("x").toString());
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.lines()).singleElement().asString().contains(file + "/x cannot be written by", "--data");
    }

    /** Through a link, from elsewhere, in a folder with a space. */
    @Test
    void theScriptKnowsItsInstallationWhereverItIsCalledFrom() throws Exception {
        Path home = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize();
        Path link = Files.createSymbolicLink(directory.resolve("a link"), home.resolve("bin/jackfield"));
        assertThat(Script.of(link, "", Map.of(), "licence", "--version").exit()).isZero();
    }

    @Test
    void aCommandForNobodyIsToldInOneLine() {
        Outcome outcome = Script.run(Map.of("JACKFIELD_PASSWORD", "x"), "jackfield",
                "console", "--data", directory.resolve("none").toString(), "jaas:whoami");
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.lines()).singleElement().asString().contains("no Jackfield in", "none");
    }

    @Test
    void whereNothingListensACommandIsNotRun() throws Exception {
        Files.createDirectory(directory.resolve("etc"));
        Map<String, String> environment = FreePorts.environment();
        environment.put("JACKFIELD_PASSWORD", "x");
        Outcome outcome = Script.run(environment, "jackfield", "console", "--data", directory.toString(), "jaas:whoami");
        assertThat(outcome.exit()).isEqualTo(255);
        assertThat(outcome.lines()).singleElement().asString()
                .contains("port " + environment.get("JACKFIELD_SSH_PORT"), "--ssh-port");
    }

    @Test
    void whatIsNoOptionIsRefusedWhereThereIsNoCommandToRun() {
        assertThat(Script.run(Map.of(), "jackfield", "status", "now").lines()).singleElement().asString().contains("now");
    }

    @Test
    void aDirectoryThatIsNoDemoIsNeverEmptied() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "data");
        Outcome outcome = Script.run(FreePorts.environment(), "jackfield", "demo", "--data", directory.toString());
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.lines()).singleElement().asString().contains("not empty");
        assertThat(precious).hasContent("data");
    }

    @Test
    void aMirrorPortThatIsTakenIsToldInOneLine() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = FreePorts.environment();
            environment.put("JACKFIELD_MIRROR_PORT", String.valueOf(taken.getLocalPort()));
            Outcome outcome = Script.run(environment, "jackfield", "demo", "--data", directory.resolve("x").toString());
            assertThat(outcome.exit()).isNotZero();
            assertThat(outcome.lines()).singleElement().asString()
                    .contains("UDP port " + taken.getLocalPort() + " is taken", "--mirror-port");
        }
    }
}
