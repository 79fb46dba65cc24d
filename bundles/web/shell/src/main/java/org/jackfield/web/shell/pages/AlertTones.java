package org.jackfield.web.shell.pages;

import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** Which tone a severity has. */
final class AlertTones {

    private AlertTones() {}

    static Tone tone(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.INFO;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.BAD;
        };
    }

    static StatusBadge badge(ViewContext context, Severity severity) {
        return new StatusBadge(tone(severity), context.text("severity." + severity));
    }
}
