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

    @Override
    public List<Permission> permissions() {
        return List.of(USE, WebsiteSettings.CONFIGURE);
    }
}
