package org.jackfield.connectors.simulator;

import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What of the simulator needs a permission. */
@Component(name = "org.jackfield.connectors.simulator.permissions")
public final class SimulatorPermissions implements PermissionContribution {

    /** To act as the people of the simulated office, and to see what they do. */
    public static final Permission OPERATE = new Permission("simulator.operate", "Operate the simulated telephone system");

    @Override
    public List<Permission> permissions() {
        return List.of(OPERATE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.PHONE_SYSTEMS.granting(OPERATE.id()));
    }
}
