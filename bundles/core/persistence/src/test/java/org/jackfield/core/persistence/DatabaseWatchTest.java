package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.testkit.database.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(240)
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
            stopWatching();
            assertThat(pool.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:%s/soft", "jdbc:h2:%s/soft;WRITE_DELAY=200", "jdbc:h2:mem:soft"})
    void anEmbeddedDatabaseThatMayLoseDataIsNeverUsed(String url) throws InterruptedException {
        try (HikariDataSource pool = watch(new org.h2.Driver(), url.formatted(folder), "sa")) {
            assertThat(next()).isEqualTo("raised " + DatabaseWatch.NOT_DURABLE);
            stopWatching();
            assertThat(events).isEmpty();
            assertThat(pool.isRunning()).isTrue();
        }
    }

    @Test
    void theEmbeddedDatabaseAsWeConfigureItIsUsed() throws InterruptedException {
        try (HikariDataSource pool = watch(new org.h2.Driver(), "", "")) {
            assertThat(next()).isEqualTo("up");
            stopWatching();
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

    @Test
    void ofTwoServersTheSecondWaitsUntilTheFirstHasGone() throws Exception {
        try (PostgresServer server = PostgresServer.create()) {
            server.start();
            SoleUse first = new SoleUse(source(server.url("postgres")), Dialect.POSTGRESQL);
            SoleUse elsewhere = new SoleUse(source(server.url("postgres") + "?currentSchema=pg_catalog"), Dialect.POSTGRESQL);
            try (first; elsewhere) {
                assertThat(first.hold()).isTrue();
                assertThat(elsewhere.hold()).as("tables of its own").isTrue();
                assertThat(first.hold()).as("still").isTrue();
                try (HikariDataSource second = watch(new org.postgresql.Driver(), server.url("postgres"), server.user())) {
                    assertThat(next()).isEqualTo("raised " + SoleUse.IN_USE);
                    first.close();
                    assertThat(next()).isEqualTo("cleared " + SoleUse.IN_USE);
                    assertThat(next()).isEqualTo("up");
                    stopWatching();
                    assertThat(second.isRunning()).isTrue();
                }
            }
        }
    }

    @Test
    void whatAnotherServerTookMeanwhileIsNotUsedAnyMore() throws Exception {
        try (PostgresServer server = PostgresServer.create()) {
            server.start();
            try (HikariDataSource pool = watch(new org.postgresql.Driver(), server.url("postgres"), server.user());
                    Connection other = server.connect("postgres");
                    Connection admin = server.connect("postgres")) {
                assertThat(next()).isEqualTo("up");
                Thread taking = Thread.ofPlatform().start(() -> waitFor(other));
                while (count(admin, "wait_event = 'advisory'") == 0) {
                    Thread.sleep(20);
                }
                endHolder(admin);

                assertThat(nextBut("up")).isEqualTo("raised " + SoleUse.IN_USE);
                assertThat(next()).isEqualTo("lost");
                taking.join();
                other.close();
                assertThat(next()).isEqualTo("cleared " + SoleUse.IN_USE);
                assertThat(next()).isEqualTo("up");
                stopWatching();
                assertThat(pool.isRunning()).isTrue();
            }
        }
    }

    private static DriverSource source(String url) {
        return new DriverSource(
                new org.postgresql.Driver(), DatabaseAddress.of(TestConfig.of(url, "jackfield", ""), Path.of("")));
    }

    private static void waitFor(Connection other) {
        try (Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + SoleUse.POSTGRESQL_KEY + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endHolder(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
        }
    }

    private static int count(Connection admin, String which) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE " + which)) {
            count.next();
            return count.getInt(1);
        }
    }

    private void stopWatching() throws InterruptedException {
        thread.shutdown();
        assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private HikariDataSource watch(Driver driver, String url, String user) {
        TestConfig config = TestConfig.of(url, user, "");
        DatabaseAddress address = DatabaseAddress.of(config, folder);
        HikariDataSource pool = Pool.open(driver, address, config);
        thread.execute(
                new DatabaseWatch(
                        pool, new SoleUse(new DriverSource(driver, address), address.dialect()), address, conditions, thread, () -> events.add("up"),
                        () -> events.add("lost"), LOOK_MILLIS)::look);
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
