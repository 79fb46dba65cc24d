package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;
import org.junit.jupiter.api.Test;

/** What every task service keeps to. */
public abstract class TaskServiceContract {

    private static final Subject ANN = new Subject("1", "ann", Subject.Kind.PERSON, Set.of("administrator"));

    /** The clock of the service under test. */
    protected final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00.123Z");

    private final List<State> told = new CopyOnWriteArrayList<>();

    /** For subclasses. */
    protected TaskServiceContract() {}

    /** {@return a service without tasks that dates them with {@link #clock} and tells {@code listener}} */
    protected abstract TaskService tasks(TaskListener listener);

    /** Adds a handler to the service made last. */
    protected abstract void handle(String type, TaskHandler handler);

    /** Returns when every task that can run has ended and listeners have been told. */
    protected abstract void settle();

    @Test
    void aTaskRunsWithItsParametersAndLeavesItsResult() {
        TaskService tasks = tasks();
        List<String> seen = new CopyOnWriteArrayList<>();
        handle("test.count", context -> {
            seen.add(context.parameters() + " " + context.subject().name() + " " + context.subject().roles());
            context.progress(3, 7, "counting");
            return "counted 7";
        });

        UUID id = tasks.submit("test.count", "Count", Map.of("what", "sheep"), ANN);
        settle();

        assertThat(seen).containsExactly("{what=sheep} ann [administrator]");
        TaskStatus status = tasks.status(id).orElseThrow();
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.note()).isEqualTo("counted 7");
        assertThat(status.done()).isEqualTo(3);
        assertThat(status.total()).isEqualTo(7);
        assertThat(status.submittedBy()).isEqualTo("ann");
        assertThat(status.submittedAt()).isEqualTo(clock.instant());
        assertThat(status.endedAt()).contains(clock.instant());
        assertThat(told).startsWith(State.QUEUED).endsWith(State.SUCCEEDED).contains(State.RUNNING);
    }

    @Test
    void aProblemIsToldWithItsRemedy() {
        TaskService tasks = tasks();
        handle("test.fail", context -> {
            throw ProblemException.invalid("test.bad", "x", "It is wrong.", "Mend it.");
        });

        UUID id = tasks.submit("test.fail", "Fail", Map.of(), ANN);
        settle();

        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(tasks.status(id).orElseThrow().note()).contains("It is wrong.", "Mend it.");
    }

    @Test
    void aTaskWithoutHandlerWaitsForIt() {
        TaskService tasks = tasks();

        UUID id = tasks.submit("test.later", "Later", Map.of(), ANN);
        settle();
        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.QUEUED);

        handle("test.later", context -> "done");
        settle();
        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void aQueuedTaskIsCancelledAtOnce() {
        TaskService tasks = tasks();
        UUID id = tasks.submit("test.later", "Later", Map.of(), ANN);

        tasks.cancel(id, ANN);
        handle("test.later", context -> "done");
        settle();

        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aRunningTaskIsCancelledWhereItAsks() {
        TaskService tasks = tasks();
        handle("test.long", context -> {
            tasks.cancel(context.id(), ANN);
            context.checkCancelled();
            return "never";
        });

        UUID id = tasks.submit("test.long", "Long", Map.of(), ANN);
        settle();

        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void cancellingWhatHasEndedDoesNothing() {
        TaskService tasks = tasks();
        handle("test.count", context -> "done");
        UUID id = tasks.submit("test.count", "Count", Map.of(), ANN);
        settle();

        tasks.cancel(id, ANN);
        tasks.cancel(UUID.randomUUID(), ANN);
        settle();

        assertThat(tasks.status(id).orElseThrow().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void tasksComeNewestFirstPageByPage() {
        TaskService tasks = tasks();
        for (String title : List.of("1", "2", "3")) {
            tasks.submit("test.later", title, Map.of(), ANN);
        }

        assertThat(tasks.list(new PageRequest(0, 2)).items()).extracting(TaskStatus::title).containsExactly("3", "2");
        assertThat(tasks.list(new PageRequest(1, 2)).items()).extracting(TaskStatus::title).containsExactly("1");
        assertThat(tasks.list(PageRequest.first()).total()).isEqualTo(3);
    }

    private TaskService tasks() {
        return tasks(status -> told.add(status.state()));
    }
}
