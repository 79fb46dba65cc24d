package org.jackfield.api.persistence.backup;

/**
 * The task that makes a backup of the installation, for those who are about to change much: they submit it to the {@code
 * TaskService}, or have its {@code TaskHandler} run within a task of their own. Whoever does has checked that the person may, and
 * audits it. If it fails an alert says so too.
 */
public final class BackupTask {

    /** The type of the task. It takes no parameters. */
    public static final String TYPE = "backup.make";

    private BackupTask() {}
}
