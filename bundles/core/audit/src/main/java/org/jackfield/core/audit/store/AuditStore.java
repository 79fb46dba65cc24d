package org.jackfield.core.audit.store;

import static org.jackfield.api.persistence.ColumnTypes.fit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table of the audit trail; lines are only ever added, and removed when their time has come. */
public final class AuditStore {

    /** The longest state before and after that is kept. */
    static final int MAX_STATE = 32_000;

    private static final Subject RETENTION = Subject.system("org.jackfield.core.audit");

    private final Jdbi jdbi;

    public AuditStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a line; {@return it, as it is kept} */
    public AuditEntry add(AuditEvent event, Instant at) {
        try {
            Row row = row(event, at);
            jdbi.useHandle(handle -> insert(handle, row));
            return row.entry();
        } catch (JdbiException | ProblemException e) {
            throw new ProblemException(
                    new Problem(
                            "audit.unavailable",
                            Problem.Kind.UNAVAILABLE,
                            event.action(),
                            "This cannot be done now, for the audit trail cannot be written.",
                            "Try again when the database answers."),
                    e);
        }
        TrailLog.write(event, at);
    }

    private static Row row(AuditEvent event, Instant at) {
        return new Row(
                Ids.next(),
                at,
                fit(event.subject().id(), 200),
                fit(event.subject().name(), 200),
                event.subject().kind(),
                fit(event.origin(), 200),
                fit(event.action(), 100),
                fit(event.object(), 500),
                event.outcome(),
                fit(event.before(), MAX_STATE),
                fit(event.after(), MAX_STATE));
    }

    private static void insert(Handle handle, Row row) {
        handle.createUpdate("INSERT INTO audit_entry (id, recorded_at, subject_id,"
                        + " subject_name, subject_kind, origin, action, object, outcome, state_before, state_after)"
                        + " VALUES (:id, :recordedAt, :subjectId, :subjectName, :subjectKind, :origin, :action,"
                        + " :object, :outcome, :stateBefore, :stateAfter)")
                .bindMethods(row)
                .execute();
    }

    /**
     * Removes the oldest lines from before a moment and records how many there were and from when, in one transaction:
     * no crash leaves a gap that the trail does not tell of.
     *
     * @param limit how many lines at most
     * @param now when it is done
     * @return how many were removed
     */
    public int removeRecordedBefore(Instant moment, int limit, Instant now) {
        Removed removed = jdbi.inTransaction(handle -> remove(handle, moment, limit, now));
        removed.line().ifPresent(line -> TrailLog.write(line, now));
        return removed.count();
    }

    private record Removed(int count, Optional<AuditEvent> line) {}

    private static Removed remove(Handle handle, Instant moment, int limit, Instant now) {
        List<Instant> oldest = handle.createQuery("SELECT recorded_at FROM audit_entry WHERE recorded_at < :moment"
                        + " ORDER BY recorded_at, id OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY")
                .bind("moment", moment)
                .bind("limit", limit)
                .mapTo(Instant.class)
                .list();
        if (oldest.isEmpty()) {
            return new Removed(0, Optional.empty());
        }
        int count = handle.createUpdate("DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry"
                        + " WHERE recorded_at < :moment ORDER BY recorded_at, id"
                        + " OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY)")
                .bind("moment", moment)
                .bind("limit", limit)
                .execute();
        String lines = "%d lines from %s to %s".formatted(count, oldest.getFirst(), oldest.getLast());
        AuditEvent line = AuditEvent.done(RETENTION, "system", "audit.remove", lines);
        insert(handle, row(line, now));
        return new Removed(count, Optional.of(line));
    }

    /** {@return the lines that match, newest first} */
    public Page<AuditEntry> find(AuditQuery query, PageRequest page) {
        String where = where(query);
        return jdbi.withHandle(handle -> {
            long total = bind(handle.createQuery("SELECT count(*) FROM audit_entry" + where), query)
                    .mapTo(Long.class)
                    .one();
            return Page.of(rows(handle, where, query, page), page, total);
        });
    }

    private static List<AuditEntry> rows(Handle handle, String where, AuditQuery query, PageRequest page) {
        String sql = "SELECT * FROM audit_entry" + where
                + " ORDER BY recorded_at DESC, id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY";
        return bind(handle.createQuery(sql), query)
                .bind("offset", page.offset())
                .bind("size", page.size())
                .mapTo(Row.class)
                .map(Row::entry)
                .list();
    }

    private static String where(AuditQuery query) {
        List<String> conditions = new ArrayList<>();
        if (query.from() != null) {
            conditions.add("recorded_at >= :from");
        }
        if (query.to() != null) {
            conditions.add("recorded_at < :to");
        }
        if (!query.subject().isEmpty()) {
            conditions.add("LOWER(subject_name) LIKE :subject ESCAPE '!'");
        }
        if (!query.action().isEmpty()) {
            conditions.add("action LIKE :action ESCAPE '!'");
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AuditQuery query) {
        if (query.from() != null) {
            statement.bind("from", query.from());
        }
        if (query.to() != null) {
            statement.bind("to", query.to());
        }
        if (!query.subject().isEmpty()) {
            statement.bind("subject", "%" + literal(query.subject().toLowerCase(Locale.ROOT)) + "%");
        }
        if (!query.action().isEmpty()) {
            statement.bind("action", literal(query.action()) + "%");
        }
        return statement;
    }

    /** SQL Server takes a bracket for a wild card too. */
    private static String literal(String text) {
        return fit(text, 200).replaceAll("[!%_\\[]", "!$0");
    }

    /** A row as it is stored. */
    public record Row(
            UUID id,
            Instant recordedAt,
            String subjectId,
            String subjectName,
            Subject.Kind subjectKind,
            String origin,
            String action,
            String object,
            AuditEvent.Outcome outcome,
            String stateBefore,
            String stateAfter) {

        AuditEntry entry() {
            Subject subject = new Subject(subjectId, subjectName, subjectKind, Set.of());
            return new AuditEntry(
                    id, recordedAt, new AuditEvent(subject, origin, action, object, outcome, stateBefore, stateAfter));
        }
    }
}
