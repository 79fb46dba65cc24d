package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.database.PostgresServer;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore happens as a whole or not at all, whenever the process dies. */
class RestorationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SCHEMA = "org.example.thing";
    private static final Map<String, String> SCRIPTS =
            Map.of("common/V001__things.sql", "CREATE TABLE thing (name ${string}(50) NOT NULL PRIMARY KEY);\n");

    @TempDir
    Path folder;

    private final Driver driver = new org.h2.Driver();
    private DatabaseAddress embedded;
    private Restoration restoration;
    private Path backup;

    @BeforeEach
    void makeABackupOfOneThingAndADatabaseWithAnother() throws Exception {
        embedded = DatabaseAddress.scratch(folder.resolve("jackfield"));
        restoration = new Restoration(folder);
        backup = folder.resolve("backup.zip");
        try (TestDatabase other = TestDatabase.empty(Dialect.H2)) {
            fill(other.dataSource().getConnection(), Dialect.H2, "of the backup");
            ZipEntries.backUp(other.dataSource(), Dialect.H2, backup);
        }
        try (Connection connection = connect(embedded)) {
            fill(connection, Dialect.H2, "of today");
        }
    }

    @Test
    void theEmbeddedDatabaseIsReplacedAndTheOldOneKept() throws Exception {
        restoration.stage(backup, "Monday");
        assertThat(names(embedded)).containsExactly("of today");

        restoration.run(driver, embedded, NOW);

        assertThat(names(embedded)).containsExactly("of the backup");
        assertThat(names(embedded.of(folder.resolve("jackfield-before-restore-20260301T100000000Z"))))
                .containsExactly("of today");
        assertThat(restoration.isPending()).isFalse();
        assertThat(restoration.last()).hasValueSatisfying(last -> {
            assertThat(last.done()).isTrue();
            assertThat(last.backup()).isEqualTo("Monday");
            assertThat(last.detail()).contains("jackfield-before-restore-");
        });
    }

    @Test
    void whatDiedWhileBuildingBeginsAnew() throws Exception {
        restoration.stage(backup, "Monday");
        Files.writeString(folder.resolve("jackfield-restoring.mv.db"), "half a database");

        restoration.run(driver, embedded, NOW);

        assertThat(names(embedded)).containsExactly("of the backup");
    }

    @Test
    void whatDiedBetweenTheRenamesGoesOn() throws Exception {
        restoration.stage(backup, "Monday");
        restoration.run(driver, embedded, NOW);
        // As after the first of the two renames, and with the backup still there.
        restoration.stage(backup, "Monday");
        Files.move(folder.resolve("jackfield.mv.db"), folder.resolve("jackfield-restored.mv.db"));

        restoration.run(driver, embedded, NOW);

        assertThat(names(embedded)).containsExactly("of the backup");
        assertThat(restoration.last().orElseThrow().done()).isTrue();
    }

    @Test
    void aBackupThatCannotBeRestoredLeavesEverythingAsItWas() throws Exception {
        restoration.stage(cutOff(), "Tuesday");

        restoration.run(driver, embedded, NOW);

        assertThat(names(embedded)).containsExactly("of today");
        assertThat(restoration.isPending()).isFalse();
        assertThat(restoration.last()).hasValueSatisfying(last -> {
            assertThat(last.done()).isFalse();
            assertThat(last.detail()).contains("thing");
        });
    }

    @Test
    void aServersTablesAreReplacedInOneTransaction() throws Exception {
        try (TestDatabase database = TestDatabase.empty(Dialect.POSTGRESQL)) {
            DatabaseAddress address = server(database);
            try (Connection connection = database.dataSource().getConnection()) {
                fill(connection, Dialect.POSTGRESQL, "of today");
            }

            restoration.stage(cutOff(), "Tuesday");
            restoration.run(new org.postgresql.Driver(), address, NOW);
            assertThat(names(database.dataSource().getConnection())).containsExactly("of today");

            restoration.stage(backup, "Monday");
            restoration.run(new org.postgresql.Driver(), address, NOW);
            assertThat(names(database.dataSource().getConnection())).containsExactly("of the backup");
        }
    }

    @Test
    void aServerThatAnotherJackfieldUsesIsLeftAlone() throws Exception {
        try (TestDatabase database = TestDatabase.empty(Dialect.POSTGRESQL);
                Connection other = database.dataSource().getConnection()) {
            fill(database.dataSource().getConnection(), Dialect.POSTGRESQL, "of the other");
            assertThat(SoleUse.take(other, Dialect.POSTGRESQL)).isTrue();

            restoration.stage(backup, "Monday");
            restoration.run(new org.postgresql.Driver(), server(database), NOW);

            assertThat(names(database.dataSource().getConnection())).containsExactly("of the other");
            assertThat(restoration.last()).hasValueSatisfying(
                    last -> assertThat(last.detail()).contains("Another Jackfield uses the database"));
        }
    }

    @Test
    void whatIsNoBackupIsRefusedAtOnce() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip file");

        assertThatThrownBy(() -> restoration.stage(text, "text.zip"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().input()).isEqualTo("text.zip"));
        assertThat(restoration.isPending()).isFalse();
    }

    @Test
    void oneRestoreAtATime() throws IOException {
        restoration.stage(backup, "Monday");

        assertThatThrownBy(() -> restoration.stage(backup, "Monday")).isInstanceOf(ProblemException.class);
    }

    private Path cutOff() throws IOException {
        Path file = folder.resolve("cut.zip");
        try (var in = new java.util.zip.ZipFile(backup.toFile());
                var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : in.stream().toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                out.write(bytes, 0, entry.getName().endsWith("/thing") ? bytes.length - 3 : bytes.length);
            }
        }
        return file;
    }

    private static DatabaseAddress server(TestDatabase database) throws SQLException {
        PostgresServer server = PostgresServer.shared();
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        try (Connection connection = database.dataSource().getConnection()) {
            properties.setProperty("currentSchema", connection.getSchema());
        }
        return new DatabaseAddress(Dialect.POSTGRESQL, server.url("postgres"), properties);
    }

    @Test
    void aDiskThatFailsIsNoFaultOfTheBackupThatIsTriedOut() throws Exception {
        PooledBackups backups = new PooledBackups(null, Dialect.H2, restoration, () -> driver, () -> {}, InstantSource.fixed(NOW));
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> backups.tryOut(backup, noFolder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the scratch database failed");
        assertThat(backups.tryOut(backup, Files.createDirectory(folder.resolve("roomy"))).rows()).containsEntry("thing", 1L);
        assertThatThrownBy(() -> backups.tryOut(cutOff(), Files.createDirectory(folder.resolve("again"))))
                .isInstanceOf(ProblemException.class);
    }

    private static void fill(Connection opened, Dialect dialect, String name) throws SQLException {
        try (Connection connection = opened) {
            SchemaHistory history = new SchemaHistory(dialect);
            history.create(connection);
            for (SchemaScript script : SchemaScript.select(dialect, SCRIPTS)) {
                history.begin(connection, SCHEMA, script, NOW);
                execute(connection, script.statements(dialect).getFirst());
                history.finish(connection, SCHEMA, script.version(), NOW);
            }
            history.keepScripts(connection, SCHEMA, SCRIPTS);
            execute(connection, "INSERT INTO thing VALUES ('" + name + "')");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(DatabaseAddress address) throws SQLException {
        return new DriverSource(driver, address).getConnection();
    }

    private List<String> names(DatabaseAddress address) throws SQLException {
        return names(connect(address));
    }

    private static List<String> names(Connection opened) throws SQLException {
        Stream.Builder<String> names = Stream.builder();
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM thing ORDER BY name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names.build().toList();
    }
}
