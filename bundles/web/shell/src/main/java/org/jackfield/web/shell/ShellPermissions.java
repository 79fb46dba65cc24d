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

    /** To see which features are installed; contributed by what answers for them. */
    public static final Permission FEATURES = new Permission("features.view", "See the installed features");

    @Override
    public List<Permission> permissions() {
        return List.of(USE);
    }
}
