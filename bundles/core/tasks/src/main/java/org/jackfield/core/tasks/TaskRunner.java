package org.jackfield.core.tasks;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;
import org.jackfield.core.tasks.store.TaskStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks, at most {@value #AT_ONCE} at once, in the order in which they were submitted.
 *
 * <p>Threads are never interrupted: that would close the file under an embedded database.
 */
final class TaskRunner {

    static final int AT_ONCE = 2;
    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final long SAVE_PROGRESS_MILLIS = 2_000;
    private static final long RETRY_SECONDS = 5;
    private static final long PATIENCE_MILLIS = 2_000;

    private final TaskStore store;
    private final SecurityService security;
    private final Announcer announcer;
    private final ScheduledExecutorService house;
    private final InstantSource clock;
    private final Map<String, TaskHandler> handlers = new HashMap<>();
    private final Map<UUID, Task> waiting = new LinkedHashMap<>();
    private final Map<UUID, Run> running = new LinkedHashMap<>();
    private final Map<UUID, Task> unsaved = new LinkedHashMap<>();
    private final Map<UUID, Instant> savedAt = new HashMap<>();
    private boolean stopped;

    /**
     * Goes on where the last run of the system stopped.
     *
     * @param house the thread that tells and retries; it outlives the runner
     */
    TaskRunner(
            TaskStore store,
            SecurityService security,
            Announcer announcer,
            ScheduledExecutorService house,
            InstantSource clock) {
        this.store = store;
        this.security = security;
        this.announcer = announcer;
        this.house = house;
        this.clock = clock;
        for (Task cut : store.inState(State.RUNNING)) {
            Task after = afterInterruption(cut);
            store.update(after);
        }
        store.inState(State.QUEUED).forEach(task -> waiting.put(task.status().id(), task));
    }

    private Task afterInterruption(Task task) {
        return task.repeatable()
                ? task.in(State.QUEUED, "", now())
                : task.in(State.INTERRUPTED, "Cut off by a stop of the system; start it again if it is still wanted.", now());
    }

    UUID submit(String type, String title, Map<String, String> parameters, Subject by) {
        Task task = new Task(
                new TaskStatus(Ids.next(), type, title, State.QUEUED, 0, 0, "", by.name(), now(), Optional.empty()),
                Map.copyOf(parameters),
                by,
                false);
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                throw ProblemException.of(
                        "tasks.full", Problem.Kind.LIMITED, title, "Too many tasks are waiting.", "Try again later.");
            }
        }
        store.add(task);
        synchronized (this) {
            waiting.put(task.status().id(), task);
        }
        announcer.changed(task.status());
        dispatch();
        return task.status().id();
    }

    void addHandler(String type, TaskHandler handler) {
        synchronized (this) {
            handlers.put(type, handler);
        }
        dispatch();
    }

    /** Asks the handler's running tasks to stop, and gives them a moment: its bundle is going. */
    void removeHandler(String type, TaskHandler handler) {
        List<Run> stopping;
        synchronized (this) {
            handlers.remove(type, handler);
            stopping = running.values().stream().filter(run -> run.handler() == handler).toList();
            stopping.forEach(Run::interrupt);
        }
        awaitEnd(stopping);
    }

    void stop() {
        List<Run> stopping;
        synchronized (this) {
            stopped = true;
            stopping = List.copyOf(running.values());
            stopping.forEach(Run::interrupt);
        }
        awaitEnd(stopping);
    }

    private static void awaitEnd(List<Run> stopping) {
        for (Run run : stopping) {
            if (!run.awaitEnd(PATIENCE_MILLIS)) {
                LOG.warn("Task {} ({}) does not stop when asked", run.id(), run.task().status().title());
            }
        }
    }

    /** Cancels a task; {@return whether there was anything to cancel} */
    boolean cancel(UUID id) {
        Task cancelled;
        synchronized (this) {
            Run run = running.get(id);
            if (run != null) {
                run.cancel();
                return true;
            }
            cancelled = waiting.remove(id);
        }
        if (cancelled == null) {
            return false;
        }
        end(cancelled.in(State.CANCELLED, "", now()));
        return true;
    }

    Optional<Task> byId(UUID id) {
        return live(id).or(() -> store.byId(id));
    }

    Page<TaskStatus> list(PageRequest page) {
        return store.page(page).map(task -> live(task.status().id()).orElse(task).status());
    }

    private synchronized Optional<Task> live(UUID id) {
        Run run = running.get(id);
        return Optional.ofNullable(run == null ? unsaved.get(id) : run.task());
    }

    private synchronized void dispatch() {
        Iterator<Task> tasks = waiting.values().iterator();
        while (!stopped && running.size() < AT_ONCE && tasks.hasNext()) {
            Task task = tasks.next();
            TaskHandler handler = handlers.get(task.status().type());
            if (handler != null) {
                tasks.remove();
                start(task, handler);
            }
        }
    }

    private void start(Task task, TaskHandler handler) {
        Task started = task.repeatable(handler.repeatable()).in(State.RUNNING, "", now());
        Run run = new Run(started, handler, this::progressed);
        running.put(run.id(), run);
        Thread.ofPlatform().daemon().name("jackfield-task-" + task.status().type()).start(() -> run(run));
    }

    private void run(Run run) {
        Task ended;
        try {
            store.update(run.task());
            announcer.changed(run.task().status());
            String result = security.callAs(run.subject(), () -> run.handler().run(run));
            ended = run.task().in(State.SUCCEEDED, result == null ? "" : result, now());
        } catch (CancellationException e) {
            ended = stopped(run);
        } catch (ProblemException e) {
            ended = run.task().in(State.FAILED, e.problem().toLine(), now());
        } catch (Exception | LinkageError e) {
            LOG.error("Task {} ({}) failed", run.id(), run.task().status().title(), e);
            ended = run.task().in(State.FAILED, String.valueOf(e.getMessage()), now());
        }
        synchronized (this) {
            savedAt.remove(run.id());
            unsaved.put(run.id(), ended);
            running.remove(run.id());
        }
        end(ended);
        run.end();
        dispatch();
    }

    private Task stopped(Run run) {
        return run.wasInterrupted() && !run.wasCancelled()
                ? afterInterruption(run.task())
                : run.task().in(State.CANCELLED, "", now());
    }

    private void progressed(Run run) {
        announcer.progressed(run.task().status());
        Instant now = now();
        synchronized (this) {
            Instant last = savedAt.get(run.id());
            if (last != null && last.until(now, ChronoUnit.MILLIS) < SAVE_PROGRESS_MILLIS) {
                return;
            }
            savedAt.put(run.id(), now);
        }
        try {
            store.update(run.task());
        } catch (RuntimeException e) {
            LOG.debug("Progress cannot be stored now", e);
        }
    }

    /** Stores and tells that a task is over, or waits again; if the database is away, as soon as it is back. */
    private void end(Task task) {
        UUID id = task.status().id();
        synchronized (this) {
            unsaved.put(id, task);
        }
        save();
        if (task.status().state() == State.QUEUED) {
            synchronized (this) {
                waiting.put(id, task);
            }
        }
        announcer.changed(task.status());
    }

    private void save() {
        List<Task> tasks;
        synchronized (this) {
            tasks = new ArrayList<>(unsaved.values());
        }
        try {
            for (Task task : tasks) {
                store.update(task);
                synchronized (this) {
                    unsaved.remove(task.status().id(), task);
                }
            }
        } catch (RuntimeException e) {
            LOG.info("The end of a task cannot be stored now: {}", e.getMessage());
            if (!house.isShutdown()) {
                house.schedule(this::save, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /** For tests: whether nothing runs or could run, and all is stored. */
    synchronized boolean idle() {
        return running.isEmpty()
                && unsaved.isEmpty()
                && waiting.values().stream().noneMatch(task -> handlers.containsKey(task.status().type()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
