package org.jackfield.api.testkit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;

/** An audit trail in memory. */
public final class RecordingAudit implements AuditService {

    private final InstantSource clock;
    private final List<AuditEntry> entries = new ArrayList<>();
    private boolean away;

    /** Records with the system's time. */
    public RecordingAudit() {
        this(InstantSource.system());
    }

    /** Records with the time of a clock. */
    public RecordingAudit(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on nothing can be kept, or it can again. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** {@return what was recorded, oldest first} */
    public synchronized List<AuditEvent> events() {
        return entries.stream().map(AuditEntry::event).toList();
    }

    /** {@return the action codes that were recorded, oldest first} */
    public synchronized List<String> actions() {
        return entries.stream().map(entry -> entry.event().action()).toList();
    }

    @Override
    public synchronized void record(AuditEvent event) {
        if (away) {
            throw ProblemException.unavailable(
                    "audit.unavailable", event.action(), "The audit trail cannot be written.", "Try again later.");
        }
        Subject who = event.subject();
        Subject kept = new Subject(who.id(), who.name(), who.kind(), Set.of());
        entries.add(new AuditEntry(Ids.next(), clock.instant(), new AuditEvent(
                kept, event.origin(), event.action(), event.object(), event.outcome(), event.before(), event.after())));
    }

    @Override
    public synchronized Page<AuditEntry> find(AuditQuery query, PageRequest page) {
        List<AuditEntry> found = entries.reversed().stream().filter(entry -> matches(entry, query)).toList();
        return Page.within(found, page);
    }

    private static boolean matches(AuditEntry entry, AuditQuery query) {
        String name = entry.event().subject().name().toLowerCase(Locale.ROOT);
        return (query.from() == null || !entry.at().isBefore(query.from()))
                && (query.to() == null || entry.at().isBefore(query.to()))
                && name.contains(query.subject().toLowerCase(Locale.ROOT))
                && entry.event().action().startsWith(query.action());
    }
}
