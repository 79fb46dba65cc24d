package org.jackfield.core.backup;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.tasks.TaskService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people ask of backups: permissions are checked here, and everything is written down. */
@Component(service = BackupDesk.class)
public final class BackupDesk {

    private final BackupComponent backups;
    private final TaskService tasks;
    private final SecurityService security;
    private final AuditService audit;

    @Activate
    public BackupDesk(
            @Reference BackupComponent backups,
            @Reference TaskService tasks,
            @Reference SecurityService security,
            @Reference AuditService audit) {
        this.backups = backups;
        this.tasks = tasks;
        this.security = security;
        this.audit = audit;
    }

    /** {@return all backups, newest first; talks to the place where they are} */
    public List<Backup> list(Subject by) {
        security.check(by, BackupPermissions.CONFIGURE, Target.SITE);
        try {
            return backups.list();
        } catch (IOException e) {
            throw ProblemException.unavailable(
                    "backup.place-away", backups.place(), "The backups cannot be listed: " + e.getMessage() + ".",
                    "Look at the drive or network share, and at the settings of backups.");
        }
    }

    /** {@return where they are, for people} */
    public String place() {
        return backups.place();
    }

    /** {@return the task that makes a backup} */
    public UUID make(Subject by, String origin) {
        return submit(by, origin, BackupPermissions.CONFIGURE, BackupTasks.MAKE, "Backup", "");
    }

    /** {@return the task that reads a backup and tries it out} */
    public UUID check(String name, Subject by, String origin) {
        return submit(by, origin, BackupPermissions.CONFIGURE, BackupTasks.CHECK, "Check of backup " + name, name);
    }

    /** {@return the task that replaces everything by a backup} */
    public UUID restore(String name, Subject by, String origin) {
        return submit(by, origin, BackupPermissions.RESTORE, BackupTasks.RESTORE, "Restore of backup " + name, name);
    }

    private UUID submit(Subject by, String origin, Permission permission, String type, String title, String name) {
        security.check(by, permission, Target.SITE);
        if (!name.isEmpty() && !Backup.isName(name)) {
            throw ProblemException.invalid(
                    "backup.name", name, "No backup is called so.", "Use a name from the list of backups.");
        }
        audit.record(AuditEvent.done(by, origin, type, name));
        return tasks.submit(type, title, name.isEmpty() ? Map.of() : Map.of(BackupTasks.NAME, name), by);
    }
}
