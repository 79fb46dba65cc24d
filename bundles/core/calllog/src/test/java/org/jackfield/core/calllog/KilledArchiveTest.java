package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.PostgresServer;
import org.jackfield.core.calllog.store.ArchiveSteps;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jackfield.core.calllog.store.ParquetFiles;
import org.jackfield.core.calllog.store.Samples;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that archives and forgets is killed at every step it says; each segment is in exactly one place afterwards. */
@Timeout(300)
class KilledArchiveTest {

    private static final Instant LATER = START.plus(Duration.ofDays(20));
    private static final int CALLS = 6;
    private static final Set<String> DATABASE = Set.of("deleted", "listed", "put-back", "committed");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void whereverItIsKilledEachSegmentIsInExactlyOnePlace(Dialect dialect) throws Exception {
        List<String> steps = run(dialect, "whole", Integer.MAX_VALUE);
        assertThat(steps).hasSizeGreaterThan(15);
        for (int step = 1; step <= steps.size(); step++) {
            // what happens to files does not depend on the database
            if (dialect == Dialect.H2 || DATABASE.contains(steps.get(step - 1))) {
                run(dialect, "killed" + step, step);
            }
        }
    }

    /** {@return the steps there were} */
    private List<String> run(Dialect dialect, String name, int killedAt) throws Exception {
        Path place = Files.createDirectory(folder.resolve(dialect + name));
        String url = dialect == Dialect.H2
                ? "jdbc:h2:file:" + place.resolve("db") + ";WRITE_DELAY=0"
                : PostgresServer.shared().url("postgres") + "?user=" + PostgresServer.shared().user() + "&currentSchema="
                        + name + Long.toHexString(place.hashCode());
        // given calls of a month in the archive, and more of them in the tables
        List<LoggedCall> before;
        try (Site site = new Site(dialect, url, place, step -> {})) {
            site.createTables();
            site.store.write(SYSTEM, calls(0), 1);
            site.archive.run(LATER, LATER, () -> false);
            site.store.write(SYSTEM, calls(CALLS), 2);
            before = site.all();
            assertThat(before).hasSize(2 * CALLS);
        }
        // when
        List<String> steps = archiveInAProcess(dialect, url, place, killedAt);
        // then
        try (Site site = new Site(dialect, url, place, step -> {})) {
            List<LoggedCall> kept = site.all().isEmpty() ? List.of() : before.subList(0, site.all().size());
            assertThat(kept.size()).as("forgotten together").isIn(2 * CALLS, CALLS);
            assertThat(site.all()).as("step %d", killedAt).isEqualTo(kept);
            assertThat(site.segments()).doesNotHaveDuplicates().hasSameElementsAs(
                    kept.stream().flatMap(call -> call.segments().stream()).map(Segment::id).toList());
            // and the next night makes up for it
            site.archive.run(LATER, LATER, () -> false);
            site.archive.forget(forgottenBefore(), LATER);
            site.archive.run(LATER, LATER, () -> false);
            assertThat(site.all()).isEqualTo(before.subList(0, CALLS));
            assertThat(site.store.count(CallQuery.ALL, CallAccess.ALL)).isZero();
            try (Stream<Path> files = Files.walk(place)) {
                assertThat(files.filter(file -> file.toString().contains(".parquet"))).as("no file is left over").hasSize(2);
            }
        }
        return steps;
    }

    private static List<LogicalCall> calls(int first) {
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = first; i < first + CALLS; i++) {
            calls.add(Samples.call(START.plus(Duration.ofHours(i)), i % 2 == 0, "1001", "1002"));
        }
        return calls;
    }

    private static Instant forgottenBefore() {
        return START.plus(Duration.ofHours(CALLS));
    }

    private static List<String> archiveInAProcess(Dialect dialect, String url, Path place, int killedAt) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx128m",
                        "-XX:+UseSerialGC", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(), dialect.name(), url, place.toString())
                .redirectError(place.resolve("child.log").toFile())
                .start();
        List<String> steps = new ArrayList<>();
        try (BufferedReader said = child.inputReader()) {
            for (String step = said.readLine(); step != null && !step.equals("done"); step = said.readLine()) {
                steps.add(step);
                if (steps.size() == killedAt) {
                    break;
                }
                child.outputWriter().write("on\n");
                child.outputWriter().flush();
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(steps).as(Files.readString(place.resolve("child.log"))).isNotEmpty();
        return steps;
    }

    /** Says each step, and goes on when it is told to. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            ArchiveSteps steps = step -> {
                System.out.println(step);
                try {
                    // nobody who stops reading lets it go on: it waits here for the kill
                    if (System.in.read() < 0) {
                        Thread.currentThread().join();
                    }
                    System.in.skip(2);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            try (Site site = new Site(Dialect.valueOf(arguments[0]), arguments[1], Path.of(arguments[2]), steps)) {
                site.archive.run(LATER, LATER, () -> false);
                site.archive.forget(forgottenBefore(), LATER);
            }
            System.out.println("done");
        }
    }

    /** All that one process has. */
    private static final class Site implements SchemaReady, AutoCloseable {

        private final Dialect dialect;
        private final DataSource source;
        private final Jdbi jdbi;
        private final ArchivedCalls reader = new ArchivedCalls(Optional::empty);
        private final ArchiveStore listed;
        private final WholeCallLog log;
        final CallStore store;
        final CallArchive archive;

        Site(Dialect dialect, String url, Path place, ArchiveSteps steps) {
            this.dialect = dialect;
            this.source = source(dialect, url);
            this.jdbi = Jdbi.create(source).installPlugin(new ColumnTypes());
            store = new JdbiCallStore(this, segment -> SegmentPeople.NONE, Optional::empty);
            listed = new ArchiveStore(this, place, steps);
            ParquetFiles files = new ParquetFiles(place, steps);
            CallChanges changes = new CallChanges();
            ReentrantReadWriteLock moving = new ReentrantReadWriteLock();
            StoredHistory history = new StoredHistory(listed, files, changes, moving, new RecordingAlerts());
            log = new WholeCallLog(store, listed, reader, history, moving.readLock());
            archive = new CallArchive(listed, files, history, changes, moving.writeLock(), steps);
        }

        private static DataSource source(Dialect dialect, String url) {
            if (dialect == Dialect.H2) {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setUrl(url);
                h2.setUser("sa");
                return h2;
            }
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            return postgres;
        }

        void createTables() throws Exception {
            Map<String, String> scripts = new TreeMap<>();
            Path schema = Path.of("src/main/resources/db");
            try (Stream<Path> files = Files.walk(schema)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    scripts.put(schema.relativize(file).toString(), Files.readString(file));
                }
            }
            jdbi.useHandle(handle -> {
                if (dialect == Dialect.POSTGRESQL) {
                    handle.execute("CREATE SCHEMA " + ((PGSimpleDataSource) source).getCurrentSchema());
                }
                SchemaScript.select(dialect, scripts).stream()
                        .flatMap(script -> script.statements(dialect).stream())
                        .forEach(handle::execute);
            });
        }

        List<LoggedCall> all() {
            return log.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first(1000)).items();
        }

        /** {@return every segment as often as it is somewhere} */
        List<UUID> segments() throws Exception {
            List<UUID> ids = new ArrayList<>(jdbi.withHandle(
                    handle -> handle.createQuery("SELECT id FROM calllog_segment").mapTo(UUID.class).list()));
            ids.addAll(reader.ask(
                    listed.listed(), Map.of(),
                    archived -> archived.places(CallQuery.ALL, CallAccess.ALL, 0, 1000).stream()
                            .flatMap(place -> archived.calls(List.of(place.id()), CallAccess.ALL).stream())
                            .flatMap(call -> call.segments().stream())
                            .map(Segment::id)
                            .toList(),
                    List.<UUID>of()));
            return ids;
        }

        @Override
        public DataSource dataSource() {
            return source;
        }

        @Override
        public Jdbi jdbi() {
            return jdbi;
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }
}
