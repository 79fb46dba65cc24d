package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.persistence.backup.TableContents;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What was in the tables comes back from a backup, from each kind of database into each. */
@ParameterizedClass
@CsvSource({"H2,H2", "H2,POSTGRESQL", "POSTGRESQL,H2", "POSTGRESQL,POSTGRESQL"})
class TableBackupTest {

    private static final String SCHEMA = "org.example.thing";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Map<String, String> SCRIPTS = Map.of(
            "common/V001__things.sql", """
                    CREATE TABLE thing_part (id ${uuid} NOT NULL PRIMARY KEY);
                    CREATE TABLE thing (
                        part ${uuid} NOT NULL REFERENCES thing_part (id),
                        number BIGINT NOT NULL,
                        small INTEGER,
                        share ${double},
                        whether ${boolean},
                        made_at ${instant},
                        name ${string}(50),
                        words ${text},
                        picture ${bytes}
                    );
                    INSERT INTO thing_part (id) VALUES ('of the script');
                    """,
            "common/V002__index.sql", "CREATE INDEX ix_thing_name ON thing (name);\n",
            "postgresql/V002__index.sql", "CREATE INDEX ix_thing_name ON thing (name DESC);\n");
    private static final String A = "0195a1b2-0000-7000-8000-00000000000a";
    private static final String B = "0195a1b2-0000-7000-8000-00000000000b";
    private static final byte[] EVERY_BYTE = new byte[256];

    static {
        for (int i = 0; i < EVERY_BYTE.length; i++) {
            EVERY_BYTE[i] = (byte) i;
        }
    }

    @Parameter(0)
    Dialect from;

    @Parameter(1)
    Dialect to;

    @TempDir
    Path folder;

    private TestDatabase source;
    private TestDatabase target;
    private Path backup;

    @BeforeEach
    void open() throws SQLException {
        source = TestDatabase.empty(from);
        target = TestDatabase.empty(to);
        backup = folder.resolve("backup.zip");
        SchemaRunner runner = new SchemaRunner(source.dataSource(), from, InstantSource.fixed(NOW));
        runner.migrate(SCHEMA, SchemaScript.select(from, SCRIPTS));
        runner.keepScripts(SCHEMA, SCRIPTS);
        run(source, "DELETE FROM thing_part");
        run(source, "INSERT INTO thing_part (id) VALUES ('" + A + "'), ('" + B + "')");
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    void everyValueComesBackAsItWas() throws Exception {
        insert(A, Long.MIN_VALUE, -7, 1e-300, true, NOW, "Übung 'ß' \"q\"\n\\", "x".repeat(100_000), EVERY_BYTE);
        insert(B, Long.MAX_VALUE, null, null, null, null, null, null, null);
        insert(B, 0, 0, 0.1, false, Instant.parse("1999-12-31T23:59:59.999Z"), "", "", new byte[0]);

        TableContents written = ZipEntries.backUp(source.dataSource(), from, backup);
        TableContents read = load();

        assertThat(written.rows()).isEqualTo(Map.of("thing", 3L, "thing_part", 2L));
        assertThat(read).isEqualTo(written);
        assertThat(things(target)).isEqualTo(things(source)).hasSize(3);
    }

    @Test
    void theBundlesFindTheirTablesAsTheyMadeThemAndGoOnFromThere() throws Exception {
        ZipEntries.backUp(source.dataSource(), from, backup);
        load();
        Map<String, String> newer = new LinkedHashMap<>(SCRIPTS);
        newer.put("common/V003__more.sql", "ALTER TABLE thing ADD more INTEGER;\n");

        SchemaRunner runner = new SchemaRunner(target.dataSource(), to, InstantSource.fixed(NOW), false);

        assertThat(runner.migrate(SCHEMA, SchemaScript.select(to, SCRIPTS))).isZero();
        assertThat(runner.migrate(SCHEMA, SchemaScript.select(to, newer))).isEqualTo(1);
    }

    @Test
    void aBackupOfARestoredDatabaseIsTheSame() throws Exception {
        insert(A, 1, 2, 3.5, true, NOW, "name", "words", EVERY_BYTE);
        ZipEntries.backUp(source.dataSource(), from, backup);
        load();

        Path again = folder.resolve("again.zip");
        ZipEntries.backUp(target.dataSource(), to, again);

        assertThat(entries(again).keySet()).isEqualTo(entries(backup).keySet());
        for (String name : entries(backup).keySet()) {
            assertThat(entries(again).get(name)).as(name).isEqualTo(entries(backup).get(name));
        }
    }

    @Test
    void everythingIsAsItWasAtOneMoment() throws Exception {
        insert(A, 1, null, null, null, null, null, null, null);
        TableContents written;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            ZipEntries entries = new ZipEntries(zip);
            written = new TableDump(from).write(source.dataSource(), new BackupEntries() {
                @Override
                public OutputStream next(String name) throws IOException {
                    if (name.startsWith(TableDump.TABLES)) {
                        writeMore();
                    }
                    return entries.next(name);
                }

                @Override
                public void progress(String table, long rows) {
                    // Nobody looks.
                }
            });
        }

        assertThat(written.rows()).isEqualTo(Map.of("thing", 1L, "thing_part", 2L));
        assertThat(load()).isEqualTo(written);
        assertThat(things(source)).hasSize(3);
    }

    private void writeMore() {
        try {
            insert(B, 2, null, null, null, null, null, null, null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tablesInTheMiddleOfAnUpgradeAreRefused() throws Exception {
        run(source, "UPDATE jackfield_schema SET finished_at = NULL WHERE version = 2");

        assertThatThrownBy(() -> ZipEntries.backUp(source.dataSource(), from, backup))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().input()).isEqualTo(SCHEMA));
    }

    @Test
    void whatIsCutOffOrMissingIsFoundAndNamed() throws Exception {
        insert(A, 1, 2, 3.5, true, NOW, "name", "words", EVERY_BYTE);
        ZipEntries.backUp(source.dataSource(), from, backup);
        Map<String, byte[]> good = entries(backup);

        // Of two scripts of one number either will do.
        for (String name : good.keySet().stream().filter(name -> !name.contains("V002")).toList()) {
            Map<String, byte[]> without = new LinkedHashMap<>(good);
            without.remove(name);
            refused(without, name);
        }
        String table = TableDump.TABLES + "thing";
        byte[] whole = good.get(table);
        for (int length = 0; length < whole.length; length++) {
            Map<String, byte[]> cut = new LinkedHashMap<>(good);
            cut.put(table, Arrays.copyOf(whole, length));
            refused(cut, table);
        }
    }

    @Test
    void aScriptThatDoesMoreThanTablesIsRefused() throws Exception {
        ZipEntries.backUp(source.dataSource(), from, backup);
        Map<String, byte[]> changed = entries(backup);
        changed.put(
                TableDump.SCRIPTS + SCHEMA + "/common/V001__things.sql",
                "CREATE ALIAS run AS 'void run() {}';\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        refused(changed, "does what no script for tables does");
    }

    private void refused(Map<String, byte[]> entries, String named) throws Exception {
        Path file = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        String last = named.substring(named.lastIndexOf('/') + 1);
        try (TestDatabase fresh = TestDatabase.empty(to);
                ZipFile zip = new ZipFile(file.toFile());
                Connection connection = fresh.dataSource().getConnection()) {
            assertThatThrownBy(() -> new TableLoad(zip, to, NOW).load(connection))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(last.startsWith("V0") ? SCHEMA : last);
        }
    }

    private TableContents load() throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(backup.toFile()); Connection connection = target.dataSource().getConnection()) {
            return new TableLoad(zip, to, NOW).load(connection);
        }
    }

    private void insert(
            String part, long number, Integer small, Double share, Boolean whether, Instant made, String name,
            String words, byte[] picture) throws SQLException {
        try (Connection connection = source.dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, part);
            insert.setLong(2, number);
            insert.setObject(3, small, java.sql.Types.INTEGER);
            insert.setObject(4, share, java.sql.Types.DOUBLE);
            insert.setObject(5, whether, java.sql.Types.BOOLEAN);
            insert.setObject(6, ColumnTypes.toColumn(made), java.sql.Types.TIMESTAMP);
            insert.setString(7, name);
            insert.setString(8, words);
            insert.setBytes(9, picture);
            insert.executeUpdate();
        }
    }

    private static List<List<Object>> things(TestDatabase database) throws SQLException {
        List<List<Object>> things = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM thing ORDER BY number")) {
            while (rows.next()) {
                byte[] picture = rows.getBytes("picture");
                things.add(Arrays.asList(
                        rows.getString("part"),
                        rows.getLong("number"),
                        rows.getObject("small"),
                        rows.getObject("share"),
                        rows.getObject("whether"),
                        rows.getObject("made_at", java.time.LocalDateTime.class),
                        rows.getString("name"),
                        rows.getString("words"),
                        picture == null ? null : Arrays.toString(picture)));
            }
        }
        return things;
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
