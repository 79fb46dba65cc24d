package org.jackfield.connectors.oai;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of the connector needs a permission. */
@Component(name = "org.jackfield.connectors.oai.permissions")
public final class OaiPermissions implements PermissionContribution {

    @Override
    public List<Permission> permissions() {
        return List.of(OaiComponent.DIAGNOSE, OaiComponent.SEND);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.PHONE_SYSTEMS.granting(OaiComponent.DIAGNOSE.id(), OaiComponent.SEND.id()));
    }
}
