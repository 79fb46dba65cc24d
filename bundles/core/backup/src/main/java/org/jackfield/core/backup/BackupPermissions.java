package org.jackfield.core.backup;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of backups needs a permission. */
@Component(name = "org.jackfield.core.backup.permissions")
public final class BackupPermissions implements PermissionContribution {

    /** Seeing, making and trying out backups, and when and where they are made. */
    public static final Permission CONFIGURE = new Permission("backup.configure", "Make and configure backups");

    /** Replacing everything by a backup, accounts and permissions too. */
    public static final Permission RESTORE = new Permission("backup.restore", "Restore a backup");

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE, RESTORE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.DATABASE_MAINTENANCE.granting(CONFIGURE.id(), RESTORE.id()));
    }
}
