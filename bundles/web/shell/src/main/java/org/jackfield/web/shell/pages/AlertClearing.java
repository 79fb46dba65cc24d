package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.Collection;
import java.util.List;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.ViewContext;

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

    /** {@return a button that clears an alert and shows what is wrong if it does not} */
    Button button(Alert alert, ViewContext context) {
        Button clear = new Button(context.text("alerts.clear"), click -> clear(List.of(alert), context));
        clear.setAriaLabel(context.text("alerts.clear") + ": " + alert.condition().title());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        return clear;
    }

    /** Clears these for whoever looks at a page, and shows what is wrong if it does not. */
    void clear(Collection<Alert> cleared, ViewContext context) {
        try {
            clear(cleared, context.subject());
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
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
