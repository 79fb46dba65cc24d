package org.jackfield.api.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;

/**
 * Runs every task at once, on the thread that submits it. A task without a handler stays queued; it runs when the
 * handler is added. A task cancels itself, or another, by {@link #cancel} from inside.
 */
public final class ImmediateTasks implements TaskService {

    private record Submitted(String type, Map<String, String> parameters, Subject by) {}

    private final InstantSource clock;
    private final Map<String, TaskHandler> handlers = new HashMap<>();
    private final Map<UUID, Submitted> queued = new LinkedHashMap<>();
    private final Map<UUID, TaskStatus> tasks = new LinkedHashMap<>();
    private final List<UUID> cancelled = new ArrayList<>();
    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();

    /** Dates tasks with the system's time. */
    public ImmediateTasks() {
        this(InstantSource.system());
    }

    /** Dates tasks with the time of a clock. */
    public ImmediateTasks(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a listener. */
    public void listen(TaskListener listener) {
        listeners.add(listener);
    }

    /** Adds a handler and runs what waits for it. */
    public void handle(String type, TaskHandler handler) {
        handlers.put(type, handler);
        List.copyOf(queued.entrySet()).stream()
                .filter(entry -> entry.getValue().type().equals(type))
                .forEach(entry -> run(entry.getKey()));
    }

    @Override
    public UUID submit(String type, String title, Map<String, String> parameters, Subject by) {
        UUID id = Ids.next();
        queued.put(id, new Submitted(type, Map.copyOf(parameters), by));
        change(new TaskStatus(
                id, type, title, State.QUEUED, 0, 0, "", by.name(), clock.instant(), Optional.empty()));
        if (handlers.containsKey(type)) {
            run(id);
        }
        return id;
    }

    private void run(UUID id) {
        Submitted submitted = queued.remove(id);
        update(id, State.RUNNING, "");
        try {
            String result = handlers.get(submitted.type()).run(new Context(id, submitted));
            update(id, State.SUCCEEDED, result);
        } catch (CancellationException e) {
            update(id, State.CANCELLED, "");
        } catch (ProblemException e) {
            update(id, State.FAILED, e.problem().toLine());
        } catch (Exception e) {
            update(id, State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void update(UUID id, State state, String note) {
        TaskStatus before = tasks.get(id);
        Optional<Instant> ended = state.ended() ? Optional.of(clock.instant()) : Optional.empty();
        change(new TaskStatus(
                id, before.type(), before.title(), state, before.done(), before.total(), note,
                before.submittedBy(), before.submittedAt(), ended));
    }

    private void change(TaskStatus status) {
        tasks.put(status.id(), status);
        listeners.forEach(listener -> listener.taskChanged(status));
    }

    @Override
    public Optional<TaskStatus> status(UUID id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public Page<TaskStatus> list(PageRequest page) {
        List<TaskStatus> newestFirst = new ArrayList<>(tasks.values()).reversed();
        return Page.within(newestFirst, page);
    }

    @Override
    public void cancel(UUID id, Subject by) {
        if (queued.remove(id) != null) {
            update(id, State.CANCELLED, "");
        } else if (status(id).filter(task -> !task.state().ended()).isPresent()) {
            cancelled.add(id);
        }
    }

    private final class Context implements TaskContext {

        private final UUID id;
        private final Submitted submitted;

        Context(UUID id, Submitted submitted) {
            this.id = id;
            this.submitted = submitted;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public Map<String, String> parameters() {
            return submitted.parameters();
        }

        @Override
        public Subject subject() {
            return submitted.by();
        }

        @Override
        public void progress(long done, long total, String note) {
            TaskStatus before = tasks.get(id);
            change(new TaskStatus(
                    id, before.type(), before.title(), State.RUNNING, done, total, note,
                    before.submittedBy(), before.submittedAt(), Optional.empty()));
        }

        @Override
        public void checkCancelled() {
            if (cancelled.contains(id)) {
                throw new CancellationException();
            }
        }
    }
}
