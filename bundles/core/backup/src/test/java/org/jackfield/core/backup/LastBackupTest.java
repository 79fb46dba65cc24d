package org.jackfield.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;
import org.junit.jupiter.api.Test;

/** A backup that a kill cut off is told of at the next start, until one was made. */
class LastBackupTest {

    private static final TaskStatus CUT_OFF = task(BackupTasks.MAKE, State.INTERRUPTED);

    @Test
    void theLastOneCounts() {
        assertThat(LastBackup.isCutOff(List.of(CUT_OFF, task(BackupTasks.MAKE, State.SUCCEEDED)), Instant.MIN)).isTrue();
        assertThat(LastBackup.isCutOff(List.of(task(BackupTasks.MAKE, State.SUCCEEDED), CUT_OFF), Instant.MIN)).isFalse();
        assertThat(LastBackup.isCutOff(List.of(), Instant.MIN)).isFalse();
    }

    @Test
    void otherWorkSaysNothingOfBackups() {
        assertThat(LastBackup.isCutOff(List.of(task("report.export", State.SUCCEEDED), CUT_OFF), Instant.MIN)).isTrue();
        assertThat(LastBackup.isCutOff(List.of(task("report.export", State.INTERRUPTED)), Instant.MIN)).isFalse();
    }

    @Test
    void inTheTablesOfABackupItIsStillBeingMade() {
        assertThat(LastBackup.isCutOff(List.of(CUT_OFF), Instant.EPOCH.plusSeconds(60))).isFalse();
        assertThat(LastBackup.isCutOff(List.of(CUT_OFF), Instant.EPOCH.minusSeconds(60))).as("another, after it").isTrue();
    }

    private static TaskStatus task(String type, State state) {
        return new TaskStatus(
                UUID.randomUUID(), type, "Nightly backup", state, 0, 0, "", "system", Instant.EPOCH, Optional.of(Instant.EPOCH));
    }
}
