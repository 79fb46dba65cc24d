package org.jackfield.apps.reporting.schedule.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduleRun;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code reporting_schedule} and {@code reporting_schedule_run}. */
public final class JdbiScheduleStore implements ScheduleStore {

    private static final String SCHEDULES = "reporting_schedule";
    private static final String RUNS = "reporting_schedule_run";
    private static final int NAME = 200;
    private static final int REASON = 1000;

    private final Jdbi jdbi;
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    public JdbiScheduleStore(SchemaReady schema) {
        this.jdbi = schema.jdbi();
    }

    @Override
    public List<Planned> load() {
        return answer(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT document, next_due FROM " + SCHEDULES + " ORDER BY name, id")
                .map((row, context) -> planned(row))
                .list()));
    }

    @Override
    public Optional<Planned> schedule(UUID id) {
        return answer(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT document, next_due FROM " + SCHEDULES + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> planned(row))
                .findOne()));
    }

    private Planned planned(ResultSet row) throws SQLException {
        return new Planned(json.readValue(row.getString("document"), Schedule.class), instant(row, "next_due"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return ColumnTypes.toInstant(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public boolean save(Schedule schedule, Instant due) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", schedule.id());
        row.put("revision", schedule.revision());
        row.put("name", schedule.name());
        row.put("document", json.writeValueAsString(schedule));
        row.put("next_due", due);
        return answer(() -> jdbi.inTransaction(handle -> {
            if (schedule.revision() == 1) {
                Rows.insert(handle, SCHEDULES, List.of(row));
                return true;
            }
            int known = handle.createUpdate("UPDATE " + SCHEDULES + " SET revision = :next WHERE id = :id AND revision = :last")
                    .bind("next", schedule.revision())
                    .bind("last", schedule.revision() - 1)
                    .bind("id", schedule.id())
                    .execute();
            if (known > 0) {
                Rows.update(handle, SCHEDULES, List.of(row));
            }
            return known > 0;
        }));
    }

    @Override
    public void delete(UUID id) {
        answer(() -> jdbi.withHandle(handle ->
                handle.createUpdate("DELETE FROM " + SCHEDULES + " WHERE id = :id").bind("id", id).execute()));
    }

    @Override
    public boolean advance(UUID schedule, Instant due, Instant next, List<ScheduleRun> runs) {
        return answer(() -> jdbi.inTransaction(handle -> {
            var update = handle.createUpdate("UPDATE " + SCHEDULES + " SET next_due = :next WHERE id = :id AND next_due = :due")
                    .bind("id", schedule)
                    .bind("due", due);
            Rows.bind(update, "next", next);
            if (update.execute() == 0) {
                return false;
            }
            insert(handle, runs);
            return true;
        }));
    }

    @Override
    public void add(ScheduleRun run) {
        answer(() -> jdbi.inTransaction(handle -> {
            insert(handle, List.of(run));
            return run;
        }));
    }

    private static void insert(Handle handle, List<ScheduleRun> runs) {
        Rows.insert(handle, RUNS, runs.stream().map(JdbiScheduleStore::row).toList());
    }

    private static Map<String, Object> row(ScheduleRun run) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", run.id());
        row.put("schedule_id", run.schedule());
        row.put("schedule_name", run.name());
        row.put("due_at", run.due());
        row.put("asked_by", ColumnTypes.fit(run.askedBy(), NAME));
        row.put("state", run.state().name());
        row.put("started_at", run.started());
        row.put("ended_at", run.ended());
        row.put("reason", ColumnTypes.fit(run.reason(), REASON));
        row.put("mails", run.mails().stream().map(UUID::toString).collect(Collectors.joining(",")));
        return row;
    }

    @Override
    public void update(ScheduleRun run) {
        answer(() -> jdbi.inTransaction(handle -> {
            Rows.update(handle, RUNS, List.of(row(run)));
            return run;
        }));
    }

    @Override
    public List<ScheduleRun> open() {
        return answer(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM " + RUNS + " WHERE state IN ('WAITING', 'RUNNING', 'SENDING') ORDER BY due_at, id")
                .map((row, context) -> run(row))
                .list()));
    }

    @Override
    public Page<ScheduleRun> history(PageRequest page) {
        return answer(() -> jdbi.withHandle(handle -> {
            long total = handle.createQuery("SELECT COUNT(*) FROM " + RUNS).mapTo(Long.class).one();
            List<ScheduleRun> runs = handle.createQuery("SELECT * FROM " + RUNS
                            + " ORDER BY due_at DESC, id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .map((row, context) -> run(row))
                    .list();
            return Page.of(runs, page, total);
        }));
    }

    private static ScheduleRun run(ResultSet row) throws SQLException {
        String mails = row.getString("mails");
        return new ScheduleRun(
                UUID.fromString(row.getString("id")), UUID.fromString(row.getString("schedule_id")),
                row.getString("schedule_name"), instant(row, "due_at"), row.getString("asked_by"),
                ScheduleRun.State.valueOf(row.getString("state")), instant(row, "started_at"), instant(row, "ended_at"),
                row.getString("reason"),
                mails.isEmpty() ? List.of() : Arrays.stream(mails.split(",")).map(UUID::fromString).toList());
    }

    @Override
    public int removeEndedBefore(Instant moment, int most) {
        return answer(() -> jdbi.withHandle(handle -> handle
                .createUpdate("DELETE FROM " + RUNS + " WHERE id IN (SELECT id FROM " + RUNS
                        + " WHERE ended_at < :moment ORDER BY due_at, id OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY)")
                .bind("moment", moment)
                .bind("most", most)
                .execute()));
    }

    private static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem("reporting.unavailable", Problem.Kind.UNAVAILABLE, "", "The database does not answer.",
                            "Try again; what was stored before is there."),
                    e);
        }
    }
}
