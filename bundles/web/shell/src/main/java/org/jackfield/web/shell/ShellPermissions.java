package org.jackfield.web.shell;

import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.osgi.service.component.annotations.Component;

/** What the shell's own pages ask for. */
@Component(service = PermissionContribution.class)
public final class ShellPermissions implements PermissionContribution {

    /** To log in to the web pages and see the dashboard. */
    public static final Permission USE = new Permission("web.use", "Use the web pages");

    /** To see alerts. */
    public static final Permission ALERTS = new Permission("alerts.view", "See alerts");

    /** To see the audit trail. */
    public static final Permission AUDIT = new Permission("audit.view", "See the audit trail");

    /** To see all tasks. */
    public static final Permission TASKS = new Permission("tasks.view", "See tasks");

    /** To cancel anybody's task. */
    public static final Permission TASKS_CANCEL = new Permission("tasks.cancel", "Cancel tasks");

    /** To see which features are installed. */
    public static final Permission FEATURES = new Permission("features.view", "See the installed features");

    @Override
    public List<Permission> permissions() {
        return List.of(USE, ALERTS, AUDIT, TASKS, TASKS_CANCEL, FEATURES);
    }
}
