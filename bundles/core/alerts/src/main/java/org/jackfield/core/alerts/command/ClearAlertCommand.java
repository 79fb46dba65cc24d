package org.jackfield.core.alerts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.security.SecurityService;

/** Clears what nobody is left to clear, such as the alert of a bundle that was removed. */
@Service
@Command(scope = "jackfield", name = "clear-alert", description = "Clears an alert; one that still stands will return")
public final class ClearAlertCommand implements Action {

    @Argument(name = "key", description = "The key that jackfield:alerts shows", required = true)
    private String key;

    @Reference
    private AlertService alerts;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        security.check(AlertService.CLEAR);
        alerts.clear(key);
        return null;
    }
}
