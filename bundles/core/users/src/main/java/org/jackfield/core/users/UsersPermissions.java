package org.jackfield.core.users;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.users.UsersService;
import org.osgi.service.component.annotations.Component;

/** The permissions around users. */
@Component
public final class UsersPermissions implements PermissionContribution {

    /** What seeing the units of unassigned and of deleted users takes. */
    public static final Permission SYSTEM_UNITS =
            new Permission("users.system-units", "See unassigned and deleted users");

    @Override
    public List<Permission> permissions() {
        return List.of(UsersService.VIEW, UsersService.CONFIGURE, SYSTEM_UNITS);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.USERS_AND_UNITS.granting(UsersService.VIEW.id(), UsersService.CONFIGURE.id()),
                StandardOption.SYSTEM_UNITS.granting(SYSTEM_UNITS.id()));
    }
}
