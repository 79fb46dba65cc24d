package org.jackfield.apps.reporting.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reports in the table {@code reporting_report}, and what people chose in {@code reporting_person}. Any thread may call. */
public final class ReportStore {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_DASHBOARD = 2000;

    private final Jdbi jdbi;
    private final DefinitionCodec codec = new DefinitionCodec();

    /** Keeps them in a database. */
    public ReportStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    /** A row as it is stored. */
    public record Row(
            UUID id, String ownerId, String reportDefinition, int positionNo, long revision, Instant changedAt, String changedBy) {}

    /** {@return the reports of an account and all shared ones, in their order} */
    public List<StoredReport> visibleTo(String account) {
        return ask(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM reporting_report WHERE owner_id = :owner OR owner_id IS NULL ORDER BY position_no, id")
                .bind("owner", account)
                .mapTo(Row.class)
                .map(this::report)
                .list()));
    }

    /** {@return a report, whoever's it is} */
    public Optional<StoredReport> find(UUID id) {
        return ask(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM reporting_report WHERE id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(this::report)
                .findOne()));
    }

    /** {@return the reports that have a saved filter, whoever's they are} */
    public List<StoredReport> withFilter(UUID filter) {
        return ask(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM reporting_report WHERE report_definition LIKE :somewhere ORDER BY id")
                .bind("somewhere", "%" + filter + "%")
                .mapTo(Row.class)
                .map(this::report)
                .filter(report -> report.definition().filter().saved().equals(Optional.of(filter.toString())))
                .list()));
    }

    /** Adds a report. */
    public void add(StoredReport report) {
        ask(() -> jdbi.inTransaction(handle -> {
            insert(handle, report);
            return true;
        }));
    }

    /** {@return whether the account was given these reports; false if it had been given some before} */
    public boolean give(String account, List<StoredReport> reports, Instant now) {
        return ask(() -> jdbi.inTransaction(handle -> {
            boolean first = handle.createQuery("SELECT COUNT(*) FROM reporting_person WHERE subject_id = :id")
                    .bind("id", account)
                    .mapTo(Long.class)
                    .one() == 0;
            if (first) {
                handle.createUpdate("INSERT INTO reporting_person (subject_id, given_at, dashboard) VALUES (:id, :now, '')")
                        .bind("id", account)
                        .bind("now", now)
                        .execute();
                reports.forEach(report -> insert(handle, report));
            }
            return first;
        }));
    }

    /** {@return whether the account has been given the default reports} */
    public boolean given(String account) {
        return ask(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT COUNT(*) FROM reporting_person WHERE subject_id = :id")
                .bind("id", account)
                .mapTo(Long.class)
                .one())) > 0;
    }

    private void insert(Handle handle, StoredReport report) {
        handle.createUpdate("INSERT INTO reporting_report (id, owner_id, report_definition, position_no, revision, changed_at,"
                        + " changed_by) VALUES (:id, :owner, :definition, :position, :revision, :at, :by)")
                .bind("id", report.id())
                .bind("owner", report.owner().orElse(null))
                .bind("definition", codec.write(report.definition()))
                .bind("position", report.position())
                .bind("revision", report.revision())
                .bind("at", report.changedAt())
                .bind("by", ColumnTypes.fit(report.changedBy(), LONGEST_NAME))
                .execute();
    }

    /** {@return whether the report was still of this revision, and now is another} */
    public boolean change(UUID id, long revision, ReportDefinition definition, Instant now, String by) {
        return ask(() -> jdbi.withHandle(handle -> handle
                .createUpdate("UPDATE reporting_report SET report_definition = :definition, revision = :revision + 1,"
                        + " changed_at = :at, changed_by = :by WHERE id = :id AND revision = :revision")
                .bind("definition", codec.write(definition))
                .bind("revision", revision)
                .bind("at", now)
                .bind("by", ColumnTypes.fit(by, LONGEST_NAME))
                .bind("id", id)
                .execute())) > 0;
    }

    /** Removes a report. */
    public void remove(UUID id) {
        ask(() -> jdbi.withHandle(handle ->
                handle.createUpdate("DELETE FROM reporting_report WHERE id = :id").bind("id", id).execute()));
    }

    /** {@return the reports that an account wants on its dashboard} */
    public List<UUID> dashboard(String account) {
        String written = ask(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT dashboard FROM reporting_person WHERE subject_id = :id")
                .bind("id", account)
                .mapTo(String.class)
                .findOne()))
                .orElse("");
        return written.isBlank() ? List.of() : List.of(written.split(" ")).stream().map(UUID::fromString).toList();
    }

    /** Chooses the reports on an account's dashboard; it has been given its reports before. */
    public void dashboard(String account, List<UUID> reports) {
        String written = String.join(" ", reports.stream().map(UUID::toString).toList());
        if (written.length() > LONGEST_DASHBOARD) {
            throw ProblemException.invalid(
                    "reporting.dashboard", reports.size() + " reports", "A dashboard has room for 50 reports.", "Take some off it.");
        }
        ask(() -> jdbi.withHandle(handle -> handle
                .createUpdate("UPDATE reporting_person SET dashboard = :dashboard WHERE subject_id = :id")
                .bind("dashboard", written)
                .bind("id", account)
                .execute()));
    }

    private StoredReport report(Row row) {
        return new StoredReport(
                row.id(), Optional.ofNullable(row.ownerId()), codec.read(row.reportDefinition()), row.positionNo(), row.revision(),
                row.changedAt(), row.changedBy());
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem(
                            "reporting.unavailable", Problem.Kind.UNAVAILABLE, "",
                            "Reports cannot be read or changed now.", "Try again when the database answers."),
                    e);
        }
    }
}
