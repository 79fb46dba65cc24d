package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jackfield.api.testkit.extension.InstalledExtensionContract;
import org.junit.jupiter.api.Test;

/** The bundle in a real Jackfield, with the calls of its simulated office; also stopped and started twenty times. */
class InstalledIT extends InstalledExtensionContract {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("bundle"));
    }

    @Override
    protected Path home() {
        return Path.of(System.getProperty("jackfield.home"));
    }

    @Override
    protected Path folder() {
        return Path.of(System.getProperty("folder"));
    }

    @Test
    void itIsDroppedInCountsTheOfficesCallsAndIsTakenOut() throws Exception {
        jackfield().await("REST answers", () -> jackfield().get("/api/v1/${name}").statusCode() == 200);
        assertThat(jackfield().command("jackfield:features")).contains("${artifactId}");

        jackfield().await("the office's calls are counted",
                () -> !jackfield().get("/api/v1/${name}").body().equals("{\"answered\":0,\"lost\":0,\"outbound\":0}"));
        assertThat(jackfield().command("${name}:show")).contains("answered");
        assertThat(jackfield().get("/${name}").statusCode()).isLessThan(400);

        Files.delete(dropped());
        jackfield().await("it is gone", () -> jackfield().get("/api/v1/${name}").statusCode() == 404);
    }
}
