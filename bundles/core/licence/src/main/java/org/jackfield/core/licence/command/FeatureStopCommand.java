package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.licence.FeatureSwitch;
import org.jackfield.core.licence.LicencePermissions;

/** Wants a feature stopped. */
@Service
@Command(scope = "jackfield", name = "feature-stop", description = "Stops a feature until it is started again")
public final class FeatureStopCommand implements Action {

    @Argument(name = "id", required = true, description = "The feature's id, see jackfield:features")
    private String id;

    @Reference
    private FeatureSwitch features;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        Subject by = security.check(LicencePermissions.SWITCH);
        features.stop(id, by, "shell");
        System.out.println(id + " is stopped, also after a restart. Start it again with jackfield:feature-start.");
        return null;
    }
}
