package org.jackfield.core.alerts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;

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

    @Reference
    private AuditService audit;

    @Override
    public Object execute() {
        Subject by = security.check(AlertService.CLEAR);
        if (alerts.active().stream().noneMatch(alert -> alert.condition().key().equals(key))) {
            throw ProblemException.notFound("alerts.unknown", key, "No such alert stands.", "jackfield:alerts shows those that do.");
        }
        audit.record(AuditEvent.done(by, "shell", "alerts.clear", key));
        alerts.clear(key);
        return null;
    }
}
