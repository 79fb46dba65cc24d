package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;

/** The tables in which the runner notes what it did, and the lock that lets one server at a time do it. */
final class SchemaHistory {

    /**
     * A script that was begun, maybe finished.
     *
     * @param begun statements that were begun; one more than {@code done} if a stop cut one off
     * @param done statements that were done for certain
     */
    record Entry(int version, String script, String checksum, int begun, int done, boolean finished) {}

    private static final int ATTEMPTS = 5;
    private static final String HISTORY = """
            CREATE TABLE jackfield_schema (
                schema_name ${string}(200) NOT NULL,
                version INTEGER NOT NULL,
                script ${string}(200) NOT NULL,
                checksum ${string}(64) NOT NULL,
                statements_begun INTEGER NOT NULL,
                statements_done INTEGER NOT NULL,
                started_at ${instant} NOT NULL,
                finished_at ${instant},
                PRIMARY KEY (schema_name, version)
            );
            """;
    /** The scripts as the bundles brought them: a backup has them too, so that it needs no bundle to be restored. */
    private static final String SCRIPTS = """
            CREATE TABLE jackfield_schema_script (
                schema_name ${string}(200) NOT NULL,
                script ${string}(200) NOT NULL,
                content ${text} NOT NULL,
                PRIMARY KEY (schema_name, script)
            );
            """;
    private static final String LOCK = "CREATE TABLE jackfield_schema_lock (id INTEGER NOT NULL PRIMARY KEY);";
    private static final String LOCK_ROW = "INSERT INTO jackfield_schema_lock (id)"
            + " SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM jackfield_schema_lock)";

    private final Dialect dialect;

    SchemaHistory(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Two servers may do this at once on a new database: whoever is second fails once and then finds it done. */
    void create(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ifMissing("jackfield_schema", HISTORY));
                statement.execute(ifMissing("jackfield_schema_script", SCRIPTS));
                statement.execute(ifMissing("jackfield_schema_lock", LOCK));
                statement.execute(LOCK_ROW);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || Outage.isOne(e)) {
                    throw e;
                }
            }
        }
    }

    private String ifMissing(String table, String script) {
        String create = new SchemaScript(1, table, script).statements(dialect).getFirst();
        return dialect == Dialect.SQLSERVER
                ? "IF OBJECT_ID(N'" + table + "') IS NULL " + create
                : create.replaceFirst("CREATE TABLE", "CREATE TABLE IF NOT EXISTS");
    }

    /** Holds the lock until the connection's transaction ends, be it by a crash. */
    void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE jackfield_schema_lock SET id = 1 WHERE id = 1");
        }
    }

    Map<Integer, Entry> read(Connection connection, String schema) throws SQLException {
        Map<Integer, Entry> entries = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT version, script, checksum,"
                + " statements_begun, statements_done, finished_at FROM jackfield_schema WHERE schema_name = ?")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.put(rows.getInt(1), new Entry(
                            rows.getInt(1), rows.getString(2), rows.getString(3), rows.getInt(4), rows.getInt(5),
                            rows.getObject(6) != null));
                }
            }
        }
        return entries;
    }

    /** {@return of every schema how it stands} */
    Map<String, Map<Integer, Entry>> readAll(Connection connection) throws SQLException {
        Map<String, Map<Integer, Entry>> all = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT schema_name FROM jackfield_schema")) {
            while (rows.next()) {
                all.put(rows.getString(1), Map.of());
            }
        }
        for (String schema : List.copyOf(all.keySet())) {
            all.put(schema, read(connection, schema));
        }
        return all;
    }

    /** {@return the scripts of a schema as its bundle brought them, of all databases, text by path} */
    Map<String, String> scripts(Connection connection, String schema) throws SQLException {
        Map<String, String> scripts = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT script, content FROM jackfield_schema_script WHERE schema_name = ?")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    scripts.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return scripts;
    }

    /** Keeps the scripts of a schema in place of those it had. */
    void keepScripts(Connection connection, String schema, Map<String, String> scripts) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM jackfield_schema_script WHERE schema_name = ?")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO jackfield_schema_script (schema_name, script, content) VALUES (?, ?, ?)")) {
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                insert.setString(1, schema);
                insert.setString(2, script.getKey());
                insert.setString(3, script.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void begin(Connection connection, String schema, SchemaScript script, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO jackfield_schema (schema_name, version,"
                + " script, checksum, statements_begun, statements_done, started_at) VALUES (?, ?, ?, ?, 0, 0, ?)")) {
            insert.setString(1, schema);
            insert.setInt(2, script.version());
            insert.setString(3, script.name());
            insert.setString(4, script.checksum());
            insert.setObject(5, ColumnTypes.toColumn(now));
            insert.executeUpdate();
        }
    }

    void progress(Connection connection, String schema, int version, int begun, int done) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE jackfield_schema SET statements_begun = ?,"
                + " statements_done = ? WHERE schema_name = ? AND version = ?")) {
            update.setInt(1, begun);
            update.setInt(2, done);
            update.setString(3, schema);
            update.setInt(4, version);
            update.executeUpdate();
        }
    }

    void finish(Connection connection, String schema, int version, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE jackfield_schema SET finished_at = ? WHERE schema_name = ? AND version = ?")) {
            update.setObject(1, ColumnTypes.toColumn(now));
            update.setString(2, schema);
            update.setInt(3, version);
            update.executeUpdate();
        }
    }
}
