package org.jackfield.core.tasks.store;

import static org.jackfield.api.persistence.ColumnTypes.fit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;
import org.jackfield.core.tasks.Task;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of tasks. */
public final class TaskStore {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonMapper json = JsonMapper.builder().build();

    public TaskStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a task. */
    public void add(Task task) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO tasks_task (id, type, title, parameters, state,"
                        + " is_repeatable, done, total, note, subject_id, subject_name, subject_kind, subject_roles,"
                        + " submitted_at, ended_at) VALUES (:id, :type, :title, :parameters, :state, :isRepeatable, :done,"
                        + " :total, :note, :subjectId, :subjectName, :subjectKind, :subjectRoles, :submittedAt, :endedAt)")
                .bindMethods(row(task))
                .execute());
    }

    /** Stores how a task stands. */
    public void update(Task task) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE tasks_task SET state = :state,"
                        + " is_repeatable = :isRepeatable, done = :done, total = :total, note = :note,"
                        + " ended_at = :endedAt WHERE id = :id")
                .bindMethods(row(task))
                .execute());
    }

    /** {@return the task of an id} */
    public Optional<Task> byId(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM tasks_task WHERE id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne()
                .map(this::task));
    }

    /** {@return the tasks in a state, oldest first} */
    public List<Task> inState(State state) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM tasks_task WHERE state = :state ORDER BY submitted_at, id")
                .bind("state", state)
                .mapTo(Row.class)
                .map(this::task)
                .list());
    }

    /** {@return all tasks, newest first} */
    public Page<Task> page(PageRequest page) {
        return jdbi.withHandle(handle -> {
            long total = handle.createQuery("SELECT count(*) FROM tasks_task").mapTo(Long.class).one();
            List<Task> tasks = handle.createQuery("SELECT * FROM tasks_task ORDER BY submitted_at DESC, id DESC"
                            + " OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .mapTo(Row.class)
                    .map(this::task)
                    .list();
            return Page.of(tasks, page, total);
        });
    }

    /** Removes tasks that ended before a moment, {@code limit} at most; {@return how many} */
    public int removeEndedBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM tasks_task WHERE id IN (SELECT id FROM"
                        + " tasks_task WHERE ended_at < :moment ORDER BY ended_at, id"
                        + " OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY)")
                .bind("moment", moment)
                .bind("limit", limit)
                .execute());
    }

    private Row row(Task task) {
        TaskStatus status = task.status();
        return new Row(
                status.id(),
                fit(status.type(), 200),
                fit(status.title(), 300),
                json.writeValueAsString(task.parameters()),
                status.state(),
                task.repeatable(),
                status.done(),
                status.total(),
                fit(status.note(), 2000),
                fit(task.subject().id(), 200),
                fit(task.subject().name(), 200),
                task.subject().kind(),
                fit(String.join(",", task.subject().roles()), 1000),
                status.submittedAt(),
                status.endedAt().orElse(null));
    }

    private Task task(Row row) {
        Set<String> roles = Arrays.stream(row.subjectRoles.split(","))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
        return new Task(
                new TaskStatus(
                        row.id, row.type, row.title, row.state, row.done, row.total, row.note, row.subjectName,
                        row.submittedAt, Optional.ofNullable(row.endedAt)),
                json.readValue(row.parameters, PARAMETERS),
                new Subject(row.subjectId, row.subjectName, row.subjectKind, roles),
                row.isRepeatable);
    }

    /** A row as it is stored. */
    public record Row(
            UUID id,
            String type,
            String title,
            String parameters,
            State state,
            boolean isRepeatable,
            long done,
            long total,
            String note,
            String subjectId,
            String subjectName,
            Subject.Kind subjectKind,
            String subjectRoles,
            Instant submittedAt,
            Instant endedAt) {}
}
