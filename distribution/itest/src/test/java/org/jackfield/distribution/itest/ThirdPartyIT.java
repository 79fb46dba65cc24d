package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a third party does who has an installed Jackfield, Maven and its central repository, and nothing else of ours: begin an
 * extension, and build it with its own tests, which try it in that Jackfield. What Maven has fetched for this build already is not
 * fetched again; ours comes from the installation only.
 */
class ThirdPartyIT {

    private static final long MOST_MINUTES = 18;
    private static final String FETCHED = """
            <settings>
              <profiles>
                <profile>
                  <id>fetched</id>
                  <repositories>
                    <repository><id>fetched</id><url>%1$s</url></repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository><id>fetched</id><url>%1$s</url></pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>fetched</activeProfile></activeProfiles>
            </settings>
            """;

    @Test
    void anExtensionIsBegunBuiltAndTriedWithNothingElseAtHand() throws Exception {
        Path folder = Path.of(System.getProperty("jackfield.instances")).toAbsolutePath().resolve("third-party");
        Trees.delete(folder);
        Files.createDirectories(folder);
        Path home = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize();
        Path fetched = Path.of(System.getProperty("user.home"), ".m2/repository");
        Path settings = Files.writeString(folder.resolve("settings.xml"), FETCHED.formatted(fetched.toUri()));
        List<String> maven = List.of("-gs", settings.toString(), "-Dmaven.repo.local=" + folder.resolve("m2"));

        run(folder, String.join(" ", maven), home.resolve("bin/jackfield").toString(),
                "new-extension", "com.example:com.example.doors", "doors");
        Path project = folder.resolve("com.example.doors");
        assertThat(project.resolve("pom.xml")).content().contains(home.toString());

        run(project, "", "mvn", "-B", "-ntp", maven.get(0), maven.get(1), maven.get(2), "verify");
        assertThat(project.resolve("target/com.example.doors-1.0.0.jar")).exists();
        assertThat(reports(project, "surefire-reports")).hasSize(2);
        assertThat(reports(project, "failsafe-reports")).hasSize(2);
    }

    private static List<Path> reports(Path project, String kind) throws IOException {
        try (var files = Files.list(project.resolve("target").resolve(kind))) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
        }
    }

    private static void run(Path folder, String maven, String... command) throws Exception {
        Path log = folder.resolve("run.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("MAVEN_ARGS", maven);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).as("%s ends; see %s", command[0], log).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
