package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.testkit.database.PostgresServer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of calls and reports as their first versions made them, with rows, are brought up to date by a process that dies
 * meanwhile, between scripts and within them. The next start finishes it: every row is there, once, as it was.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class KilledProductUpgradeTest {

    private static final Map<String, Path> SCHEMAS = new TreeMap<>(Map.of(
            "org.jackfield.core.calllog", Path.of("../calllog/src/main/resources/db"),
            "org.jackfield.apps.reporting", Path.of("../../apps/reporting/src/main/resources/db")));
    private static final int ROWS = 3;
    private static final int CRASHED = 137;
    /** A statement is five writes on H2 and three on PostgreSQL: by and by the process dies at each of them. */
    private static final int STRIDE = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void everyRowOfTheFirstVersionIsThereAfterwards(Dialect dialect) throws Exception {
        // given
        String old = create(dialect, "old" + dialect.id(), null);
        Map<String, List<Map<String, Object>>> before = firstVersion(dialect, old);
        assertThat(before).containsKeys("calllog_call", "calllog_segment", "reporting_report", "reporting_person");
        int deaths = 0;
        for (int step = 1; ; step += STRIDE) {
            String url = create(dialect, dialect.id() + step, "old" + dialect.id());

            // when
            Process child = Child.start(Upgrade.class, folder.resolve("child.log"), url, String.valueOf(step));
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
            upgrade(AddressedSource.of(url), dialect);

            // then
            assertThat(rows(url, before)).as("died at step %d", step).isEqualTo(before);
            assertUpToDate(url, dialect);
            drop(dialect, dialect.id() + step);
            if (child.exitValue() == 0) {
                break;
            }
            assertThat(child.exitValue()).as(Files.readString(folder.resolve("child.log"))).isEqualTo(CRASHED);
            deaths++;
        }
        assertThat(deaths).isGreaterThan(6);
    }

    private static void upgrade(DataSource source, Dialect dialect) throws SQLException, IOException {
        // as in the product one runner has all of it, and each bundle is noted for itself
        SchemaRunner runner = new SchemaRunner(source, dialect, InstantSource.system(), false);
        for (Map.Entry<String, Path> schema : SCHEMAS.entrySet()) {
            runner.migrate(schema.getKey(), scripts(schema.getValue(), dialect));
            runner.keepScripts(schema.getKey(), texts(schema.getValue()));
        }
    }

    private static Map<String, List<Map<String, Object>>> firstVersion(Dialect dialect, String url) throws Exception {
        SchemaRunner runner = new SchemaRunner(AddressedSource.of(url), dialect, InstantSource.system(), false);
        for (Map.Entry<String, Path> schema : SCHEMAS.entrySet()) {
            runner.migrate(schema.getKey(), scripts(schema.getValue(), dialect).subList(0, 1));
        }
        Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
        try (Handle handle = Jdbi.open(AddressedSource.of(url))) {
            for (String table : tables(handle)) {
                Map<String, Integer> columns = columns(handle, table);
                for (int row = 1; row <= ROWS; row++) {
                    Map<String, Object> values = new HashMap<>();
                    for (Map.Entry<String, Integer> column : columns.entrySet()) {
                        values.put(column.getKey(), value(column.getValue(), row));
                    }
                    handle.createUpdate("INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                                    + columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", ")) + ")")
                            .bindMap(values)
                            .execute();
                }
                tables.put(table, List.of());
            }
        }
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        try (Handle handle = Jdbi.open(AddressedSource.of(url))) {
            for (String table : tables.keySet()) {
                rows.put(table, all(handle, table, columns(handle, table).keySet()));
                assertThat(rows.get(table)).as(table).hasSize(ROWS);
            }
        }
        return rows;
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'calllog%'"
                        + " OR table_name LIKE 'CALLLOG%' OR table_name LIKE 'reporting%' OR table_name LIKE 'REPORTING%'")
                .mapTo(String.class)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .list();
    }

    private static Map<String, Integer> columns(Handle handle, String table) throws SQLException {
        String stored = handle.getConnection().getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        Map<String, Integer> columns = new TreeMap<>();
        try (ResultSet all = handle.getConnection().getMetaData().getColumns(null, null, stored, null)) {
            while (all.next()) {
                columns.put(all.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), all.getInt("DATA_TYPE"));
            }
        }
        return columns;
    }

    private static Object value(int type, int row) {
        return switch (type) {
            case Types.VARCHAR, Types.CHAR, Types.CLOB -> "text " + row;
            case Types.INTEGER -> row;
            case Types.BIGINT -> Long.MAX_VALUE - row;
            case Types.BOOLEAN, Types.BIT -> row % 2 == 0;
            case Types.TIMESTAMP -> LocalDateTime.of(2025, 12, row, 23, 59, 59, 999_000_000);
            default -> throw new IllegalArgumentException("no value for a column of type " + type);
        };
    }

    private static Map<String, List<Map<String, Object>>> rows(String url, Map<String, List<Map<String, Object>>> before) {
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        try (Handle handle = Jdbi.open(AddressedSource.of(url))) {
            before.forEach((table, then) -> rows.put(table, all(handle, table, then.getFirst().keySet())));
        }
        return rows;
    }

    private static List<Map<String, Object>> all(Handle handle, String table, Iterable<String> columns) {
        List<Map<String, Object>> rows = new ArrayList<>();
        handle.createQuery("SELECT * FROM " + table)
                .map((row, context) -> {
                    Map<String, Object> values = new TreeMap<>();
                    for (String column : columns) {
                        Object value = row.getObject(column);
                        values.put(column, value instanceof Clob ? row.getString(column) : value);
                    }
                    return values;
                })
                .forEach(rows::add);
        rows.sort(Comparator.comparing(Map::toString));
        return rows;
    }

    private static void assertUpToDate(String url, Dialect dialect) throws Exception {
        // nothing is left to do, and a row of now has its place
        upgrade(AddressedSource.of(url), dialect);
        try (Handle handle = Jdbi.open(AddressedSource.of(url))) {
            assertThat(handle.createQuery("SELECT count(*) FROM jackfield_schema WHERE finished_at IS NOT NULL")
                            .mapTo(Integer.class).one())
                    .isEqualTo(scripts(SCHEMAS.get("org.jackfield.core.calllog"), dialect).size()
                            + scripts(SCHEMAS.get("org.jackfield.apps.reporting"), dialect).size());
            assertThat(tables(handle)).contains("calllog_archive_file", "calllog_assignment", "reporting_schedule", "reporting_schedule_run");
            assertThat(columns(handle, "calllog_segment")).containsKeys("user_id", "contact_name");
        }
    }

    private static List<SchemaScript> scripts(Path schema, Dialect dialect) throws IOException {
        return SchemaScript.select(dialect, texts(schema));
    }

    private static Map<String, String> texts(Path schema) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(schema)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(schema.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** {@return the address of a new database} @param template the name of one that it is a copy of; null for an empty one */
    private String create(Dialect dialect, String name, String template) throws IOException {
        if (dialect == Dialect.H2) {
            if (template != null) {
                Files.copy(folder.resolve(template + ".mv.db"), folder.resolve(name + ".mv.db"));
            }
            return "jdbc:h2:async:" + folder.resolve(name) + ";WRITE_DELAY=0";
        }
        try (Handle handle = Jdbi.open(AddressedSource.of(PostgresServer.shared().url("postgres")))) {
            handle.execute("CREATE DATABASE " + name + (template == null ? "" : " TEMPLATE " + template));
        }
        return PostgresServer.shared().url(name);
    }

    private void drop(Dialect dialect, String name) throws IOException {
        if (dialect == Dialect.H2) {
            Files.delete(folder.resolve(name + ".mv.db"));
            return;
        }
        try (Handle handle = Jdbi.open(AddressedSource.of(PostgresServer.shared().url("postgres")))) {
            handle.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    /** Brings a database up to date and dies at a step. */
    static final class Upgrade {

        private Upgrade() {}

        public static void main(String[] arguments) throws Exception {
            upgrade(
                    CrashingSource.over(AddressedSource.of(arguments[0]), Integer.parseInt(arguments[1])),
                    Dialect.ofUrl(arguments[0]).orElseThrow());
        }
    }
}
