package org.jackfield.core.alerts.store;

import static org.jackfield.api.persistence.ColumnTypes.fit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of alerts. */
public final class AlertStore {

    private final Jdbi jdbi;

    public AlertStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores alerts as they stand, all or none. */
    public void save(List<Alert> alerts) {
        jdbi.useTransaction(handle -> alerts.forEach(alert -> save(handle, Row.of(alert))));
    }

    private static void save(Handle handle, Row row) {
        int updated = handle.createUpdate("UPDATE alerts_alert SET severity = :severity, title = :title,"
                        + " detail = :detail, remedy = :remedy, last_reported_at = :lastReportedAt, reports = :reports,"
                        + " cleared_at = :clearedAt WHERE id = :id")
                .bindMethods(row)
                .execute();
        if (updated == 0) {
            handle.createUpdate("INSERT INTO alerts_alert (id, condition_key, severity, title, detail, remedy, raised_at,"
                            + " last_reported_at, reports, cleared_at) VALUES (:id, :conditionKey, :severity, :title,"
                            + " :detail, :remedy, :raisedAt, :lastReportedAt, :reports, :clearedAt)")
                    .bindMethods(row)
                    .execute();
        }
    }

    /** {@return the alerts that stand, oldest first} */
    public List<Alert> standing() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM alerts_alert WHERE cleared_at IS NULL ORDER BY raised_at, id")
                .mapTo(Row.class)
                .map(Row::alert)
                .list());
    }

    /** {@return all alerts, newest first} */
    public Page<Alert> page(PageRequest page) {
        return jdbi.withHandle(handle -> {
            long total = handle.createQuery("SELECT count(*) FROM alerts_alert").mapTo(Long.class).one();
            List<Alert> alerts = handle.createQuery("SELECT * FROM alerts_alert ORDER BY raised_at DESC, id DESC"
                            + " OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .mapTo(Row.class)
                    .map(Row::alert)
                    .list();
            return Page.of(alerts, page, total);
        });
    }

    /** Removes alerts that were cleared before a moment, {@code limit} at most; {@return how many} */
    public int removeClearedBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM alerts_alert WHERE id IN (SELECT id FROM"
                        + " alerts_alert WHERE cleared_at < :moment ORDER BY cleared_at, id"
                        + " OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY)")
                .bind("moment", moment)
                .bind("limit", limit)
                .execute());
    }

    /** A row as it is stored. */
    public record Row(
            UUID id,
            String conditionKey,
            AlertCondition.Severity severity,
            String title,
            String detail,
            String remedy,
            Instant raisedAt,
            Instant lastReportedAt,
            int reports,
            Instant clearedAt) {

        static Row of(Alert alert) {
            AlertCondition condition = alert.condition();
            return new Row(
                    alert.id(),
                    fit(condition.key(), 300),
                    condition.severity(),
                    fit(condition.title(), 300),
                    fit(condition.detail(), 2000),
                    fit(condition.remedy(), 2000),
                    alert.raisedAt(),
                    alert.lastReportedAt(),
                    alert.reports(),
                    alert.clearedAt().orElse(null));
        }

        Alert alert() {
            return new Alert(
                    id,
                    new AlertCondition(conditionKey, severity, title, detail, remedy),
                    raisedAt,
                    lastReportedAt,
                    reports,
                    Optional.ofNullable(clearedAt));
        }
    }
}
