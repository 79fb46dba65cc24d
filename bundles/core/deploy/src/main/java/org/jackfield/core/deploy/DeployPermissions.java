package org.jackfield.core.deploy;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of the deploy folder needs a permission. */
@Component(name = "org.jackfield.core.deploy.permissions")
public final class DeployPermissions implements PermissionContribution {

    /** Seeing what was dropped in. */
    public static final Permission VIEW = new Permission("deploy.view", "See what lies in deploy/ and who made it");

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(VIEW.id()));
    }
}
