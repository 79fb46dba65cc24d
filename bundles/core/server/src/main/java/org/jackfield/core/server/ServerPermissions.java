package org.jackfield.core.server;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of the server needs a permission. */
@Component(name = "org.jackfield.core.server.permissions")
public final class ServerPermissions implements PermissionContribution {

    /** Seeing how the server is. */
    public static final Permission VIEW = new Permission("server.view", "See how the server is");

    /** Changing what it logs and what its watchdog does, and archiving the logs. */
    public static final Permission CONFIGURE = new Permission("server.configure", "Configure logging and the watchdog");

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(VIEW.id(), CONFIGURE.id()));
    }
}
