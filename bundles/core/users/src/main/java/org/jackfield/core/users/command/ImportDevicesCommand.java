package org.jackfield.core.users.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.CreationComponent;

/** Makes users for the devices there are. */
@Service
@Command(
        scope = "users", name = "import-devices",
        description = "Makes a user for every extension or agent that is nobody's, as the settings say")
public final class ImportDevicesCommand implements Action {

    @Reference
    private CreationComponent creation;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() throws Exception {
        security.check(UsersService.CONFIGURE);
        return creation.importNow() + " users were made.";
    }
}
