package org.jackfield.core.events.store;

import static org.jackfield.api.persistence.ColumnTypes.fit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventQuery;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The table of events; they are only ever added, and removed when their time has come. */
public final class EventStore {

    private final Jdbi jdbi;

    public EventStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds events, all or none. */
    public void add(List<Event> events) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO events_event (id, happened_at, category, kind, subject, detail)"
                    + " VALUES (:id, :happenedAt, :category, :kind, :subject, :detail)");
            events.forEach(event -> batch.bindMethods(Row.of(event)).add());
            batch.execute();
        });
    }

    /** {@return the latest event of these kinds} */
    public Optional<Event> latest(List<EventKind> kinds) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM events_event WHERE kind IN (<kinds>)"
                        + " ORDER BY happened_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .bindList("kinds", kinds.stream().map(EventKind::name).toList())
                .mapTo(Row.class)
                .findFirst()
                .map(Row::event));
    }

    /** {@return the events that match, newest first} */
    public Page<Event> find(EventQuery query, PageRequest page) {
        if (query.categories().isEmpty()) {
            return Page.of(List.of(), page, 0);
        }
        String where = where(query);
        return jdbi.withHandle(handle -> {
            long total = bind(handle.createQuery("SELECT count(*) FROM events_event" + where), query)
                    .mapTo(Long.class)
                    .one();
            List<Event> events = bind(
                            handle.createQuery("SELECT * FROM events_event" + where
                                    + " ORDER BY happened_at DESC, id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY"),
                            query)
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .mapTo(Row.class)
                    .map(Row::event)
                    .list();
            return Page.of(events, page, total);
        });
    }

    private static String where(EventQuery query) {
        return " WHERE category IN (<categories>)"
                + (query.from() == null ? "" : " AND happened_at >= :from")
                + (query.to() == null ? "" : " AND happened_at < :to")
                + (query.text().isEmpty()
                        ? "" : " AND (LOWER(subject) LIKE :text ESCAPE '!' OR LOWER(detail) LIKE :text ESCAPE '!')");
    }

    private static Query bind(Query statement, EventQuery query) {
        statement.bindList("categories", query.categories().stream().map(Enum::name).sorted().toList());
        if (query.from() != null) {
            statement.bind("from", query.from());
        }
        if (query.to() != null) {
            statement.bind("to", query.to());
        }
        if (!query.text().isEmpty()) {
            // SQL Server takes a bracket for a wild card too
            String literal = fit(query.text(), 200).toLowerCase(Locale.ROOT).replaceAll("[!%_\\[]", "!$0");
            statement.bind("text", "%" + literal + "%");
        }
        return statement;
    }

    /** Removes events from before a moment, {@code limit} at most; {@return how many} */
    public int removeBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM events_event WHERE id IN (SELECT id FROM events_event"
                        + " WHERE happened_at < :moment ORDER BY happened_at, id OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY)")
                .bind("moment", moment)
                .bind("limit", limit)
                .execute());
    }

    /** A row as it is stored. */
    public record Row(
            UUID id, Instant happenedAt, EventKind.Category category, EventKind kind, String subject, String detail) {

        static Row of(Event event) {
            return new Row(
                    event.id(), event.at(), event.kind().category(), event.kind(), fit(event.subject(), 500),
                    fit(event.detail(), 2000));
        }

        Event event() {
            return new Event(id, happenedAt, kind, subject, detail);
        }
    }
}
