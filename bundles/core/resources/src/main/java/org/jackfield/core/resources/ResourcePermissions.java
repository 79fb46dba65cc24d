package org.jackfield.core.resources;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** The permissions of what has none in its API: the gate and the licence know no subjects. */
@Component
public final class ResourcePermissions implements PermissionContribution {

    /** To see the installed features. */
    public static final String FEATURES = "features.view";

    /** To see the licence. */
    public static final String LICENCE = "licence.view";

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(FEATURES, "See the installed features"), new Permission(LICENCE, "See the licence"));
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.MANAGE_LICENCE.granting(LICENCE), StandardOption.SERVERS.granting(FEATURES));
    }
}
