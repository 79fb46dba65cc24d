package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.testkit.database.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseWatchTest {

    /** The pool trusts a connection that was used in the last half second. */
    private static final long LOOK_MILLIS = 600;

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Conditions conditions = new Conditions();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void attach() {
        conditions.attach(new Alerts());
    }

    @AfterEach
    void stop() {
        thread.shutdown();
    }

    @Test
    void aServerThatComesLateDiesAndReturnsNeedsNobody() throws InterruptedException {
        try (PostgresServer server = PostgresServer.create();
                HikariDataSource pool = watch(new org.postgresql.Driver(), server.url("postgres"), server.user())) {
            assertThat(next()).isEqualTo("raised " + DatabaseWatch.AWAY);

            server.start();
            assertThat(next()).isEqualTo("cleared " + DatabaseWatch.AWAY);
            assertThat(next()).isEqualTo("up");

            server.crash();
            assertThat(nextBut("up")).isEqualTo("raised " + DatabaseWatch.AWAY);

            server.start();
            assertThat(next()).isEqualTo("cleared " + DatabaseWatch.AWAY);
            assertThat(next()).isEqualTo("up");
            thread.shutdown();
            assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(pool.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:%s/soft", "jdbc:h2:%s/soft;WRITE_DELAY=200", "jdbc:h2:mem:soft"})
    void anEmbeddedDatabaseThatMayLoseDataIsNeverUsed(String url) throws InterruptedException {
        try (HikariDataSource pool = watch(new org.h2.Driver(), url.formatted(folder), "sa")) {
            assertThat(next()).isEqualTo("raised " + DatabaseWatch.NOT_DURABLE);
            thread.shutdown();
            assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(events).isEmpty();
            assertThat(pool.isRunning()).isTrue();
        }
    }

    @Test
    void theEmbeddedDatabaseAsWeConfigureItIsUsed() throws InterruptedException {
        try (HikariDataSource pool = watch(new org.h2.Driver(), "", "")) {
            assertThat(next()).isEqualTo("up");
            thread.shutdown();
            assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(pool.isRunning()).isTrue();
        }
    }

    @Test
    void anAlertServiceThatComesLateLearnsWhatStands() {
        Conditions early = new Conditions();
        early.raise(new AlertCondition("k", AlertCondition.Severity.INFO, "t", "d", "r"));

        early.attach(new Alerts());

        assertThat(events).containsExactly("raised k");
    }

    private HikariDataSource watch(Driver driver, String url, String user) {
        TestConfig config = TestConfig.of(url, user, "");
        DatabaseAddress address = DatabaseAddress.of(config, folder);
        HikariDataSource pool = Pool.open(driver, address, config);
        thread.execute(
                new DatabaseWatch(pool, address, conditions, thread, () -> events.add("up"), LOOK_MILLIS)::look);
        return pool;
    }

    private String next() throws InterruptedException {
        return events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String nextBut(String ignored) throws InterruptedException {
        String event = next();
        while (ignored.equals(event)) {
            event = next();
        }
        return event;
    }

    private final class Alerts implements AlertService {

        private final Set<String> raised = ConcurrentHashMap.newKeySet();

        @Override
        public void raise(AlertCondition condition) {
            raised.add(condition.key());
            events.add("raised " + condition.key());
        }

        @Override
        public void clear(String key) {
            if (raised.remove(key)) {
                events.add("cleared " + key);
            }
        }

        @Override
        public List<Alert> active() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Alert> history(PageRequest page) {
            throw new UnsupportedOperationException();
        }
    }
}
