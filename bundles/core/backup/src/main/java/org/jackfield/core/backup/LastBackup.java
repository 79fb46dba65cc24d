package org.jackfield.core.backup;

import java.time.Instant;
import java.util.List;
import org.jackfield.api.persistence.backup.BackupTask;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;

/** What the tasks tell of the last backup. */
final class LastBackup {

    private LastBackup() {}

    /**
     * {@return whether the last backup was cut off by a stop of the system, which told nobody}
     *
     * @param restored when the tables were replaced by those of a backup; in them it is still being made
     */
    static boolean isCutOff(List<TaskStatus> newestFirst, Instant restored) {
        return newestFirst.stream()
                .filter(task -> task.type().equals(BackupTask.TYPE))
                .findFirst()
                .filter(task -> task.state() == State.INTERRUPTED && task.submittedAt().isAfter(restored))
                .isPresent();
    }
}
