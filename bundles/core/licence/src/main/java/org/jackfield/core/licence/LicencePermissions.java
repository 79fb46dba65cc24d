package org.jackfield.core.licence;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What a person may be allowed about licence and features. */
@Component
public final class LicencePermissions implements PermissionContribution {

    /** Lets a person see the licence and who uses what of it. */
    public static final Permission VIEW = new Permission("licence.view", "See the licence");

    /** Lets a person take a persistent seat away from its holder. */
    public static final Permission REVOKE = new Permission("licence.revoke", "Free seats that stay with their holder");

    /** Lets a person bring a licence file. */
    public static final Permission INSTALL = new Permission("licence.install", "Bring a licence file");

    /** Lets a person activate, extend and deactivate the licence at the portal. */
    public static final Permission ACTIVATE =
            new Permission("licence.activate", "Activate, extend and deactivate the licence");

    /** Lets a person see the features. */
    public static final Permission FEATURES = new Permission("features.view", "See the installed features");

    /** Lets a person start and stop features. */
    public static final Permission SWITCH = new Permission("features.switch", "Start and stop features");

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, REVOKE, INSTALL, ACTIVATE, FEATURES, SWITCH);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.MANAGE_LICENCE.granting(VIEW.id(), REVOKE.id(), INSTALL.id(), ACTIVATE.id()),
                StandardOption.SERVERS.granting(FEATURES.id(), SWITCH.id()));
    }
}
