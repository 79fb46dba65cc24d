package org.jackfield.core.scheduler.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.persistence.ColumnTypes;
import org.jdbi.v3.core.Jdbi;

/** The table of jobs: what is needed to make up for missed runs, and to see how the last one went. */
public final class JobStore {

    private final Jdbi jdbi;

    public JobStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How a job last ran.
     *
     * @param lastDueAt the moment up to which nothing is to be made up for
     * @param lastFailure why it failed; null if it did not
     */
    public record Row(String name, Instant lastDueAt, Instant lastStartedAt, Instant lastEndedAt, String lastFailure) {}

    /** {@return how a job last ran, if it is known} */
    public Optional<Row> byName(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM scheduler_job WHERE name = :name")
                .bind("name", name)
                .mapTo(Row.class)
                .findOne());
    }

    /** {@return every job that was ever known, by name} */
    public List<Row> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM scheduler_job ORDER BY name").mapTo(Row.class).list());
    }

    /** Notes a job that was not known before. */
    public void add(String name, Instant now) {
        save(new Row(name, now, null, null, null));
    }

    /** Notes how a run ended. */
    public void save(Row row) {
        Row fitting = new Row(
                row.name(),
                row.lastDueAt(),
                row.lastStartedAt(),
                row.lastEndedAt(),
                row.lastFailure() == null ? null : ColumnTypes.fit(row.lastFailure(), 2000));
        jdbi.useTransaction(handle -> {
            int updated = handle.createUpdate("UPDATE scheduler_job SET last_due_at = :lastDueAt,"
                            + " last_started_at = :lastStartedAt, last_ended_at = :lastEndedAt,"
                            + " last_failure = :lastFailure WHERE name = :name")
                    .bindMethods(fitting)
                    .execute();
            if (updated == 0) {
                handle.createUpdate("INSERT INTO scheduler_job (name, last_due_at, last_started_at, last_ended_at,"
                                + " last_failure) VALUES (:name, :lastDueAt, :lastStartedAt, :lastEndedAt, :lastFailure)")
                        .bindMethods(fitting)
                        .execute();
            }
        });
    }
}
