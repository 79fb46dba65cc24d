package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jackfield.api.testkit.product.RunningProduct;
import org.junit.jupiter.api.Test;

/** The bundle in a real Jackfield, with the calls of its simulated office. */
class InstalledIT {

    @Test
    void itIsDroppedInCountsTheOfficesCallsAndIsTakenOut() throws Exception {
        Path home = Path.of(System.getProperty("jackfield.home"));
        try (RunningProduct jackfield = RunningProduct.start(home, Path.of(System.getProperty("folder")))) {
            Path dropped = jackfield.drop(Path.of(System.getProperty("bundle")));
            jackfield.await("REST answers", () -> jackfield.get("/api/v1/${name}").statusCode() == 200);
            assertThat(jackfield.command("jackfield:features")).contains("${artifactId}");

            jackfield.await("the office's calls are counted",
                    () -> !jackfield.get("/api/v1/${name}").body().equals("{\"answered\":0,\"lost\":0,\"outbound\":0}"));
            assertThat(jackfield.command("${name}:show")).contains("answered");
            assertThat(jackfield.get("/${name}").statusCode()).isLessThan(400);

            Files.delete(dropped);
            jackfield.await("it is gone", () -> jackfield.get("/api/v1/${name}").statusCode() == 404);
        }
    }
}
