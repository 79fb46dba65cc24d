package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.testkit.database.PostgresServer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at every single step of an upgrade; the next start finishes it, and each statement counts once. */
class InterruptedUpgradeTest {

    private static final String SCHEMA = "org.example.thing";
    private static final List<SchemaScript> SCRIPTS = List.of(new SchemaScript(1, "common/V001__test.sql", """
            CREATE TABLE thing (id INTEGER PRIMARY KEY);
            INSERT INTO thing (id) SELECT coalesce(max(id), 0) + 1 FROM thing;
            ALTER TABLE thing ADD title ${string}(20);
            CREATE INDEX thing_title ON thing (title);
            INSERT INTO thing (id) SELECT coalesce(max(id), 0) + 1 FROM thing;
            """));
    private static final int CRASHED = 137;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void theNextStartFinishesIt(Dialect dialect) throws Exception {
        int lastStep = 1;
        for (; ; lastStep++) {
            String url = newDatabase(dialect, lastStep);
            Process child = Child.start(Upgrade.class, folder.resolve("child.log"), url, String.valueOf(lastStep));
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

            new SchemaRunner(AddressedSource.of(url), dialect, InstantSource.system(), false).migrate(SCHEMA, SCRIPTS);

            try (Handle handle = Jdbi.open(AddressedSource.of(url))) {
                assertThat(handle.createQuery("SELECT id FROM thing ORDER BY id").mapTo(Integer.class).list())
                        .as("died at step %d", lastStep)
                        .containsExactly(1, 2);
            }
            if (child.exitValue() == 0) {
                break;
            }
            assertThat(child.exitValue()).as(() -> read(folder.resolve("child.log"))).isEqualTo(CRASHED);
        }
        assertThat(lastStep).isGreaterThan(3 * SCRIPTS.getFirst().statements(dialect).size());
    }

    @Test
    void theEmbeddedDatabaseIsBackedUpBeforeAnUpgradeAndNotBeforeTheFirst() throws Exception {
        DataSource source = AddressedSource.of("jdbc:h2:async:" + folder.resolve("backup"));
        new SchemaRunner(source, Dialect.H2, InstantSource.system()).migrate(SCHEMA, SCRIPTS);
        assertThat(backups()).isEmpty();

        for (int upgrade = 0; upgrade < H2Backup.KEPT + 2; upgrade++) {
            SchemaRunner runner = new SchemaRunner(source, Dialect.H2, InstantSource.system());
            List<SchemaScript> more = IntStream.rangeClosed(2, upgrade + 2)
                    .mapToObj(i -> new SchemaScript(
                            i, "common/V00" + i + "__test.sql", "CREATE TABLE t" + i + " (id INTEGER);"))
                    .toList();
            runner.migrate(SCHEMA, Stream.concat(SCRIPTS.stream(), more.stream()).toList());
        }

        assertThat(backups()).hasSize(H2Backup.KEPT);
        assertThat(backups()).allSatisfy(zip -> assertThat(zip).isNotEmptyFile());
    }

    private List<Path> backups() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    private String newDatabase(Dialect dialect, int number) throws SQLException {
        if (dialect == Dialect.H2) {
            return "jdbc:h2:async:" + folder.resolve("db" + number) + ";WRITE_DELAY=0";
        }
        PostgresServer server = PostgresServer.shared();
        String name = "upgrade" + number;
        try (Handle handle = Jdbi.open(AddressedSource.of(server.url("postgres")))) {
            handle.execute("CREATE DATABASE " + name);
        }
        return server.url(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Upgrades a database and dies at a step. */
    static final class Upgrade {

        private Upgrade() {}

        public static void main(String[] arguments) throws SQLException {
            String url = arguments[0];
            new SchemaRunner(
                            CrashingSource.over(AddressedSource.of(url), Integer.parseInt(arguments[1])),
                            Dialect.ofUrl(url).orElseThrow(),
                            InstantSource.system(),
                            false)
                    .migrate(SCHEMA, SCRIPTS);
        }
    }
}
