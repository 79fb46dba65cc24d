package org.jackfield.api.persistence.backup;

/**
 * The task that makes a backup of the installation, for those who are about to change much. Whoever submits it to the {@code
 * TaskService} has checked that the person may, and audits it; what comes of it stands in the task and, if it fails, in an alert.
 */
public final class BackupTask {

    /** The type of the task. It takes no parameters. */
    public static final String TYPE = "backup.make";

    private BackupTask() {}
}
