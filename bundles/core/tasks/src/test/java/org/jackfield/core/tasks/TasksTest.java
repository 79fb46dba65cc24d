package org.jackfield.core.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.TaskServiceContract;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.tasks.store.TaskStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
@Timeout(180)
class TasksTest extends TaskServiceContract {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    @Parameter
    Dialect dialect;

    private final RecordingAudit audit = new RecordingAudit(clock);
    private TestDatabase database;
    private TasksComponent component;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
    }

    @AfterEach
    void close() {
        if (component != null) {
            component.stop();
        }
        database.close();
    }

    @Override
    protected TaskService tasks(TaskListener listener) {
        component = start(FakeSecurity.administratorsOnly());
        component.addListener(listener);
        return component;
    }

    private TasksComponent start(SecurityService security) {
        return new TasksComponent(database, security, audit, clock);
    }

    @Override
    protected void handle(String type, TaskHandler handler) {
        component.addHandler(handler, Map.of(TaskHandler.TYPE, type));
    }

    @Override
    protected void settle() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!component.runner().idle()) {
            assertThat(System.nanoTime()).as("still running").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        CountDownLatch told = new CountDownLatch(1);
        component.house().execute(told::countDown);
        await(told);
    }

    @Test
    void whatAStopCutOffIsRepeatedOrShownAsInterrupted() {
        tasks(status -> { });
        UUID waiting = component.submit("test.other", "Waits", Map.of(), FakeSecurity.NOBODY);
        UUID repeatable = component.submit("test.repeatable", "Again", Map.of("n", "1"), FakeSecurity.NOBODY);
        UUID once = component.submit("test.once", "Once", Map.of(), FakeSecurity.NOBODY);
        Stuck stuck = new Stuck(false);
        Stuck stuckRepeatable = new Stuck(true);
        handle("test.once", stuck);
        handle("test.repeatable", stuckRepeatable);
        await(stuck.started);
        await(stuckRepeatable.started);

        // The system dies: a new one starts on the same database while the old one knows nothing.
        TasksComponent dead = component;
        component = start(FakeSecurity.administratorsOnly());

        assertThat(component.status(once).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(component.status(once).orElseThrow().note()).isNotEmpty();
        assertThat(component.status(waiting).orElseThrow().state()).isEqualTo(State.QUEUED);
        handle("test.repeatable", context -> "again " + context.parameters().get("n") + context.subject().name());
        settle();
        assertThat(component.status(repeatable).orElseThrow().note()).isEqualTo("again 1nobody");
        stuck.release.countDown();
        stuckRepeatable.release.countDown();
        dead.stop();
    }

    @Test
    void anOrderlyStopIsToldToTheTask() {
        tasks(status -> { });
        Obedient once = new Obedient(false);
        Obedient again = new Obedient(true);
        handle("test.once", once);
        handle("test.again", again);
        UUID first = component.submit("test.once", "Once", Map.of(), FakeSecurity.NOBODY);
        UUID second = component.submit("test.again", "Again", Map.of(), FakeSecurity.NOBODY);
        await(once.started);
        await(again.started);

        component.stop();
        component = start(FakeSecurity.administratorsOnly());

        assertThat(component.status(first).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(component.status(second).orElseThrow().state()).isEqualTo(State.QUEUED);
    }

    @Test
    void aHandlerThatGoesTakesItsRunningTaskAlongAndOneThatReturnsRepeatsIt() {
        tasks(status -> { });
        Obedient again = new Obedient(true);
        handle("test.again", again);
        UUID id = component.submit("test.again", "Again", Map.of(), FakeSecurity.NOBODY);
        await(again.started);

        component.removeHandler(again, Map.of(TaskHandler.TYPE, "test.again"));
        assertThat(component.status(id).orElseThrow().state()).isEqualTo(State.QUEUED);

        handle("test.again", context -> "done");
        settle();
        assertThat(component.status(id).orElseThrow().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void atMostTwoRunAtOnceInOrder() {
        tasks(status -> { });
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch two = new CountDownLatch(TaskRunner.AT_ONCE);
        CountDownLatch release = new CountDownLatch(1);
        handle("test.count", context -> {
            order.add(context.parameters().get("n"));
            two.countDown();
            await(release);
            return "";
        });
        for (int i = 0; i < 5; i++) {
            component.submit("test.count", "Count", Map.of("n", String.valueOf(i)), FakeSecurity.NOBODY);
        }
        await(two);
        assertThat(order).containsExactlyInAnyOrder("0", "1");

        release.countDown();
        settle();
        assertThat(order).hasSize(5);
    }

    @Test
    void theTaskWorksOnBehalfOfWhoSubmittedIt() {
        FakeSecurity security = FakeSecurity.administratorsOnly();
        component = start(security);
        handle("test.who", context -> security.current().orElseThrow().name());

        UUID id = component.submit("test.who", "Who", Map.of(), FakeSecurity.NOBODY);
        settle();

        assertThat(component.status(id).orElseThrow().note()).isEqualTo("nobody");
    }

    @Test
    void cancellingTheTaskOfSomebodyElseTakesAPermission() {
        tasks(status -> { });
        UUID id = component.submit("test.later", "Later", Map.of(), FakeSecurity.ADMINISTRATOR);

        assertThatThrownBy(() -> component.cancel(id, FakeSecurity.NOBODY)).isInstanceOf(ProblemException.class);
        assertThat(component.status(id).orElseThrow().state()).isEqualTo(State.QUEUED);

        component.cancel(id, FakeSecurity.ADMINISTRATOR);
        assertThat(component.status(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(audit.actions()).containsExactly("tasks.cancel");
    }

    @Test
    void progressIsSeenWhileItRuns() {
        tasks(status -> { });
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch progressed = new CountDownLatch(1);
        handle("test.long", context -> {
            context.progress(1, 2, "half");
            progressed.countDown();
            await(seen);
            return "whole";
        });
        UUID id = component.submit("test.long", "Long", Map.of(), FakeSecurity.NOBODY);
        await(progressed);

        var half = component.status(id).orElseThrow();
        var listed = component.list(PageRequest.first()).items().getFirst();
        seen.countDown();
        assertThat(half.note()).isEqualTo("half");
        assertThat(half.done()).isEqualTo(1);
        assertThat(listed).isEqualTo(half);
        settle();
    }

    @Test
    void theQueueIsBounded() {
        tasks(status -> { });
        for (int i = 0; i < TaskRunner.MOST_WAITING; i++) {
            component.submit("test.later", "Later", Map.of(), FakeSecurity.NOBODY);
        }

        assertThatThrownBy(() -> component.submit("test.later", "Later", Map.of(), FakeSecurity.NOBODY))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("tasks.full"));
    }

    @Test
    void aTaskIsKeptForItsDaysAfterItsEndAndForEverUntilIt() {
        tasks(status -> { });
        handle("test.quick", context -> "");
        component.submit("test.quick", "Long ago", Map.of(), FakeSecurity.NOBODY);
        component.submit("test.later", "Waits", Map.of(), FakeSecurity.NOBODY);
        settle();
        clock.leap(Duration.ofDays(10));
        component.submit("test.quick", "Lately", Map.of(), FakeSecurity.NOBODY);
        settle();
        InMemorySettings settings = new InMemorySettings();
        TasksRetention retention = new TasksRetention(database, settings);
        Instant due = clock.instant().plus(Duration.ofDays(85));

        settings.put(TasksSettings.TYPE, new TasksSettings(0));
        retention.run(due);
        assertThat(component.list(PageRequest.first()).total()).isEqualTo(3);

        settings.put(TasksSettings.TYPE, TasksSettings.TYPE.defaults());
        retention.run(due);
        assertThat(component.list(PageRequest.first()).items()).extracting(TaskStatus::title)
                .containsExactly("Lately", "Waits");
    }

    @Test
    void aBatchOfTheRetentionIsBoundedAndTakesTheOldest() {
        tasks(status -> { });
        handle("test.quick", context -> "");
        for (String title : List.of("a", "b", "c")) {
            component.submit("test.quick", title, Map.of(), FakeSecurity.NOBODY);
            settle();
            clock.leap(Duration.ofHours(1));
        }

        assertThat(new TaskStore(database.jdbi()).removeEndedBefore(clock.instant(), 2)).isEqualTo(2);

        assertThat(component.list(PageRequest.first()).items()).extracting(TaskStatus::title).containsExactly("c");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not stop when asked. */
    private static final class Stuck implements TaskHandler {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final boolean repeatable;

        Stuck(boolean repeatable) {
            this.repeatable = repeatable;
        }

        @Override
        public String run(TaskContext context) {
            started.countDown();
            await(release);
            return "too late";
        }

        @Override
        public boolean repeatable() {
            return repeatable;
        }
    }

    /** Stops when asked. */
    private static final class Obedient implements TaskHandler {

        private final CountDownLatch started = new CountDownLatch(1);
        private final boolean repeatable;

        Obedient(boolean repeatable) {
            this.repeatable = repeatable;
        }

        @Override
        public String run(TaskContext context) {
            started.countDown();
            while (true) {
                context.checkCancelled();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }

        @Override
        public boolean repeatable() {
            return repeatable;
        }
    }
}
