package org.jackfield.core.persistence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.persistence.backup.TableContents;
import org.jackfield.api.problem.ProblemException;

/**
 * Writes all tables as they are at one moment:
 *
 * <pre>
 * database/schemas                 a line for each schema: its name and how many of its scripts are applied
 * database/scripts/SCHEMA/PATH     the scripts, of every kind of database
 * database/tables/TABLE            number of columns (4 bytes); of each its name and {@link ColumnKind} (1 byte);
 *                                  rows: 1 and the values; at the end 0 and the number of rows (8 bytes)
 * </pre>
 */
final class TableDump {

    static final String SCHEMAS = TableBackups.PREFIX + "schemas";
    static final String SCRIPTS = TableBackups.PREFIX + "scripts/";
    static final String TABLES = TableBackups.PREFIX + "tables/";

    /** Tables with these names are about the tables, and are made anew by a restore. */
    static final String OWN = "jackfield_schema";

    /** The level at which H2 and SQL Server show everything as it was when the reading began. */
    private static final Map<Dialect, Integer> SNAPSHOT =
            Map.of(Dialect.H2, 6, Dialect.POSTGRESQL, Connection.TRANSACTION_REPEATABLE_READ, Dialect.SQLSERVER, 4096);

    private static final int FETCHED = 1000;
    private static final int BUFFER = 1 << 16;

    private final Dialect dialect;
    private final SchemaHistory history;

    TableDump(Dialect dialect) {
        this.dialect = dialect;
        this.history = new SchemaHistory(dialect);
    }

    TableContents write(DataSource pool, BackupEntries entries) throws SQLException, IOException {
        try (Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(SNAPSHOT.get(dialect));
            connection.setAutoCommit(false);
            try {
                return write(connection, entries);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private TableContents write(Connection connection, BackupEntries entries) throws SQLException, IOException {
        Map<String, Map<Integer, SchemaHistory.Entry>> schemas = history.readAll(connection);
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Map<Integer, SchemaHistory.Entry>> schema : schemas.entrySet()) {
            lines.append(schema.getKey()).append(' ').append(applied(schema.getKey(), schema.getValue())).append('\n');
        }
        entries.next(SCHEMAS).write(lines.toString().getBytes(StandardCharsets.UTF_8));
        for (String schema : schemas.keySet()) {
            for (Map.Entry<String, String> script : history.scripts(connection, schema).entrySet()) {
                entries.next(SCRIPTS + schema + "/" + script.getKey())
                        .write(script.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Map<String, Long> rows = new TreeMap<>();
        for (String table : Tables.inOrder(connection)) {
            if (!table.startsWith(OWN)) {
                rows.put(table, write(connection, table, entries));
            }
        }
        return new TableContents(rows);
    }

    private static int applied(String schema, Map<Integer, SchemaHistory.Entry> scripts) {
        if (!scripts.values().stream().allMatch(SchemaHistory.Entry::finished)) {
            throw ProblemException.conflict(
                    "persistence.backup-unfinished-upgrade",
                    schema,
                    "The tables of this bundle are in the middle of an upgrade.",
                    "Start the bundle, so that it ends its upgrade, and make the backup again.");
        }
        return scripts.size();
    }

    private long write(Connection connection, String table, BackupEntries entries) throws SQLException, IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(entries.next(TABLES + table), BUFFER));
        long count = 0;
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + table)) {
            query.setFetchSize(FETCHED);
            try (ResultSet rows = query.executeQuery()) {
                List<ColumnKind> kinds = head(table, rows.getMetaData(), out);
                while (rows.next()) {
                    out.writeByte(1);
                    for (int i = 0; i < kinds.size(); i++) {
                        kinds.get(i).write(rows, i + 1, out);
                    }
                    if (++count % FETCHED == 0) {
                        entries.progress(table, count);
                    }
                }
            }
        }
        out.writeByte(0);
        out.writeLong(count);
        out.flush();
        entries.progress(table, count);
        return count;
    }

    private static List<ColumnKind> head(String table, ResultSetMetaData columns, DataOutputStream out)
            throws SQLException, IOException {
        List<ColumnKind> kinds = new ArrayList<>();
        out.writeInt(columns.getColumnCount());
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            ColumnKind kind = ColumnKind.of(columns.getColumnType(i), table + "." + name);
            out.writeUTF(name);
            out.writeByte(kind.ordinal());
            kinds.add(kind);
        }
        return kinds;
    }
}
