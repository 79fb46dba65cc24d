package org.jackfield.core.events.source;

import java.util.Optional;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditListener;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people did that changes how the server is, and who came; the audit trail has everything else. */
@Component(service = AuditListener.class)
public final class AuditedEvents implements AuditListener {

    private final EventSink events;

    /** Tells these. */
    @Activate
    public AuditedEvents(@Reference EventSink events) {
        this.events = events;
    }

    @Override
    public void recorded(AuditEntry entry) {
        AuditEvent event = entry.event();
        kind(event).ifPresent(kind -> {
            String detail = event.origin() + (event.after().isEmpty() ? "" : ", " + event.after());
            String more = event.object().equals(event.subject().name()) || event.object().isEmpty()
                    ? detail : event.object() + ", " + detail;
            events.record(kind, event.subject().name(), kind == EventKind.LICENCE_CHANGED ? event.action() : more);
        });
    }

    private static Optional<EventKind> kind(AuditEvent event) {
        boolean done = event.outcome() == AuditEvent.Outcome.DONE;
        EventKind kind = switch (event.action()) {
            case "security.log-in" -> done ? EventKind.LOGGED_IN : EventKind.LOG_IN_REFUSED;
            case "security.lock-out" -> EventKind.LOCKED_OUT;
            case "security.session-end" -> done ? EventKind.SESSION_ENDED : null;
            case "server.restart", "karaf.restart" -> done ? EventKind.RESTART_ORDERED : null;
            default -> done && event.action().startsWith("licence.") ? EventKind.LICENCE_CHANGED : null;
        };
        return Optional.ofNullable(kind);
    }
}
