package org.jackfield.web.shell;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.web.shell.setup.SetupProgress;
import org.osgi.service.component.annotations.Component;

/** What the shell's own pages ask for. */
@Component(service = PermissionContribution.class)
public final class ShellPermissions implements PermissionContribution {

    /** To log in to the web pages. */
    public static final Permission USE = new Permission("web.use", "Use the web pages");

    /** To see the dashboard. */
    public static final Permission DASHBOARD = new Permission("web.dashboard", "See the dashboard");

    @Override
    public List<Permission> permissions() {
        return List.of(USE, DASHBOARD, WebsiteSettings.CONFIGURE, SetupProgress.SET_UP);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.WEB_ACCESS.granting(USE.id()),
                StandardOption.DASHBOARD.granting(DASHBOARD.id()),
                StandardOption.SERVERS.granting(WebsiteSettings.CONFIGURE.id(), SetupProgress.SET_UP.id()));
    }
}
