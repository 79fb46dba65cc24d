package org.jackfield.core.persistence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.persistence.backup.TableContents;

/**
 * Makes the tables of a backup, as {@link TableDump} wrote it, in a database that has none. An {@link IOException} means
 * that the backup is not right; its message names the entry.
 */
final class TableLoad {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,120}");
    private static final Pattern SCHEMA = Pattern.compile("([A-Za-z0-9_.-]{1,200}) (\\d{1,3})");

    /** What a script may do; a backup comes from outside, and a database can do more than keep tables. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(CREATE\\s+(TABLE|VIEW|(UNIQUE\\s+)?INDEX)|ALTER\\s+TABLE|DROP\\s+(TABLE|VIEW|INDEX)|INSERT\\s+INTO|UPDATE"
                    + "|DELETE\\s+FROM)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LONGEST_TEXT = 1 << 22;
    private static final int MOST_COLUMNS = 1000;
    private static final int BATCH = 1000;
    private static final int BUFFER = 1 << 16;

    private final ZipFile backup;
    private final Dialect dialect;
    private final Instant now;

    TableLoad(ZipFile backup, Dialect dialect, Instant now) {
        this.backup = backup;
        this.dialect = dialect;
        this.now = now;
    }

    /** Makes the tables and fills them; the caller commits. */
    TableContents load(Connection connection) throws SQLException, IOException {
        makeTables(connection);
        Map<String, Long> rows = new TreeMap<>();
        for (String table : Tables.inOrder(connection)) {
            if (!table.startsWith(TableDump.OWN)) {
                rows.put(table, fill(connection, table));
            }
        }
        TreeSet<String> unknown = new TreeSet<>(names(TableDump.TABLES));
        unknown.removeAll(rows.keySet());
        if (!unknown.isEmpty()) {
            throw new IOException("no script makes the table " + unknown.first());
        }
        return new TableContents(rows);
    }

    private void makeTables(Connection connection) throws SQLException, IOException {
        SchemaHistory history = new SchemaHistory(dialect);
        history.create(connection);
        for (Map.Entry<String, Integer> schema : schemas().entrySet()) {
            Map<String, String> texts = new TreeMap<>();
            String folder = TableDump.SCRIPTS + schema.getKey() + "/";
            for (String path : names(folder)) {
                texts.put(path, text(folder + path));
            }
            List<SchemaScript> scripts = scripts(schema.getKey(), texts);
            if (scripts.size() < schema.getValue()) {
                throw new IOException("scripts of " + schema.getKey() + " are missing");
            }
            for (SchemaScript script : scripts.subList(0, schema.getValue())) {
                history.begin(connection, schema.getKey(), script, now);
                apply(connection, schema.getKey(), script);
                history.finish(connection, schema.getKey(), script.version(), now);
            }
            history.keepScripts(connection, schema.getKey(), texts);
        }
    }

    private Map<String, Integer> schemas() throws IOException {
        Map<String, Integer> schemas = new LinkedHashMap<>();
        for (String line : text(TableDump.SCHEMAS).lines().toList()) {
            var written = SCHEMA.matcher(line);
            if (!written.matches()) {
                throw new IOException(TableDump.SCHEMAS + " has a line that says nothing: " + line);
            }
            schemas.put(written.group(1), Integer.parseInt(written.group(2)));
        }
        return schemas;
    }

    private List<SchemaScript> scripts(String schema, Map<String, String> texts) throws IOException {
        try {
            return SchemaScript.select(dialect, texts);
        } catch (IllegalArgumentException e) {
            throw new IOException("the scripts of " + schema + ": " + e.getMessage(), e);
        }
    }

    private void apply(Connection connection, String schema, SchemaScript script) throws SQLException, IOException {
        List<String> statements;
        try {
            statements = script.statements(dialect);
        } catch (IllegalArgumentException e) {
            throw new IOException(schema + ": " + e.getMessage(), e);
        }
        for (String sql : statements) {
            if (!STATEMENT.matcher(sql).matches()) {
                throw new IOException(schema + " " + script.name() + " does what no script for tables does");
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private long fill(Connection connection, String table) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // Scripts may have put rows in; those of the backup are all there were.
            statement.executeUpdate("DELETE FROM " + table);
        }
        String name = TableDump.TABLES + table;
        ZipEntry entry = backup.getEntry(name);
        if (entry == null) {
            throw new IOException("it lacks " + name);
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(backup.getInputStream(entry), BUFFER))) {
            return fill(connection, table, in);
        } catch (EOFException e) {
            throw new IOException(name + " is cut off", e);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static long fill(Connection connection, String table, DataInputStream in) throws SQLException, IOException {
        Map<String, ColumnKind> columns = columns(in);
        List<ColumnKind> kinds = new ArrayList<>(columns.values());
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")";
        long count = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            while (in.readBoolean()) {
                for (int i = 0; i < kinds.size(); i++) {
                    kinds.get(i).bind(in, insert, i + 1);
                }
                insert.addBatch();
                if (++count % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        if (in.readLong() != count) {
            throw new IOException("it does not have as many rows as it says");
        }
        return count;
    }

    private static Map<String, ColumnKind> columns(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MOST_COLUMNS) {
            throw new IOException("no table has " + count + " columns");
        }
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            if (!NAME.matcher(name).matches() || columns.put(name, ColumnKind.read(in)) != null) {
                throw new IOException("a column cannot be called \"" + name + "\" here");
            }
        }
        return columns;
    }

    private List<String> names(String folder) {
        return backup.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder) && name.length() > folder.length())
                .map(name -> name.substring(folder.length()))
                .toList();
    }

    private String text(String name) throws IOException {
        ZipEntry entry = backup.getEntry(name);
        if (entry == null) {
            throw new IOException("it lacks " + name);
        }
        try (InputStream in = backup.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw new IOException(String.format(Locale.ROOT, "%s has more than %d bytes", name, LONGEST_TEXT));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
