package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tables and views the database has. Names are in small letters, as the schema scripts write them. */
final class Tables {

    private Tables() {}

    /** {@return every table, each after those that its rows refer to} */
    static List<String> inOrder(Connection connection) throws SQLException {
        Set<String> tables = named(connection, "TABLE", "BASE TABLE");
        Map<String, Set<String>> references = new HashMap<>();
        for (String table : tables) {
            references.put(table, referredBy(connection, table));
        }
        List<String> ordered = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String table : tables) {
            add(table, references, open, ordered);
        }
        return ordered;
    }

    private static void add(
            String table, Map<String, Set<String>> references, Set<String> open, List<String> ordered) {
        if (references.containsKey(table) && open.add(table)) {
            references.get(table).forEach(other -> add(other, references, open, ordered));
            ordered.add(table);
        }
    }

    static Set<String> views(Connection connection) throws SQLException {
        return named(connection, "VIEW");
    }

    private static Set<String> named(Connection connection, String... types) throws SQLException {
        Set<String> names = new TreeSet<>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getTables(connection.getCatalog(), connection.getSchema(), "%", types)) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static Set<String> referredBy(Connection connection, String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        DatabaseMetaData metaData = connection.getMetaData();
        String stored = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (ResultSet rows = metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), stored)) {
            while (rows.next()) {
                names.add(rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
