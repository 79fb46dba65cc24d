package org.jackfield.web.shell.pages;

import java.util.Collection;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;

/** Clears alerts for a person. A condition that still stands raises its alert again. */
final class AlertClearing {

    private final AlertService alerts;
    private final SecurityService security;
    private final AuditService audit;

    AlertClearing(AlertService alerts, SecurityService security, AuditService audit) {
        this.alerts = alerts;
        this.security = security;
        this.audit = audit;
    }

    /** Clears these, each audited first. */
    void clear(Collection<Alert> cleared, Subject by) {
        security.check(by, AlertService.CLEAR, Target.SITE);
        for (Alert alert : cleared) {
            String key = alert.condition().key();
            audit.record(AuditEvent.done(by, "web", "alerts.clear", key));
            alerts.clear(key);
        }
    }
}
