package org.jackfield.core.server.drives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jackfield.api.health.StorageLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrivesTest {

    @TempDir
    private Path folder;

    private record Location(String name, Path folder) implements StorageLocation {}

    @Test
    void foldersOfOneDriveAreTogetherWhetherTheyAreThereOrNot() {
        List<Drive> drives = Drives.of(List.of(
                new Location("recordings", folder), new Location("logs", folder.resolve("not").resolve("yet"))));

        assertThat(drives).singleElement().satisfies(drive -> {
            assertThat(drive.holds()).containsExactly("logs", "recordings");
            assertThat(drive.totalBytes()).isPositive();
            assertThat(drive.freePercent()).isBetween(0, 100);
        });
    }
}
