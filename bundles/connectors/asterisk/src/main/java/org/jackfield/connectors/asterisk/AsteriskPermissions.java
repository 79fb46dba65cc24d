package org.jackfield.connectors.asterisk;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of the connector needs a permission. */
@Component(name = "org.jackfield.connectors.asterisk.permissions")
public final class AsteriskPermissions implements PermissionContribution {

    @Override
    public List<Permission> permissions() {
        return List.of(AsteriskComponent.DIAGNOSE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.PHONE_SYSTEMS.granting(AsteriskComponent.DIAGNOSE.id()));
    }
}
