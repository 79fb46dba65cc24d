package org.jackfield.api.calllog.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.history.HistoryTables.Column;
import org.jackfield.api.calllog.history.HistoryTables.Type;

/**
 * Files of the archive as one relation of DuckDB that has all columns of {@link
 * org.jackfield.api.calllog.history.HistoryTables}, whichever release wrote them. Columns are added as time goes by: in a file
 * that was written before there was one, texts are empty and all else is null. Which columns a file has is looked up once, for
 * files never change. Any thread.
 */
public final class ArchiveRelations {

    private final Map<Path, Set<String>> columns = new ConcurrentHashMap<>();

    /** Knows no file yet. */
    public ArchiveRelations() {}

    /**
     * Looks which columns files have, as far as that is not known.
     *
     * @param connection any of DuckDB
     * @param files Parquet files
     * @throws SQLException if one cannot be opened
     */
    public void look(Connection connection, Collection<Path> files) throws SQLException {
        for (Path file : files) {
            if (!columns.containsKey(file)) {
                columns.put(file, described(connection, file));
            }
        }
    }

    private static Set<String> described(Connection connection, Path file) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + parquet(List.of(file)))) {
            while (rows.next()) {
                names.add(rows.getString("column_name"));
            }
        }
        return Set.copyOf(names);
    }

    /** Forgets all files but these. */
    public void keep(Collection<Path> files) {
        columns.keySet().retainAll(Set.copyOf(files));
    }

    /**
     * {@return what stands behind {@code FROM}}
     *
     * @param files in the order in which they are read; not empty; one that was never looked at has to have every column
     * @param wanted the columns of their table
     */
    public String relation(List<Path> files, List<? extends Column<?>> wanted) {
        Map<Set<String>, List<Path>> alike = new LinkedHashMap<>();
        Set<String> all = wanted.stream().map(Column::name).collect(Collectors.toSet());
        for (Path file : files) {
            alike.computeIfAbsent(columns.getOrDefault(file, all), names -> new ArrayList<>()).add(file);
        }
        if (alike.size() == 1 && alike.keySet().iterator().next().containsAll(all)) {
            return parquet(files);
        }
        return alike.entrySet().stream()
                .map(group -> select(wanted, group.getKey()) + parquet(group.getValue()))
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    private static String select(List<? extends Column<?>> wanted, Set<String> there) {
        return wanted.stream()
                .map(column -> there.contains(column.name()) ? column.name() : nothing(column) + " AS " + column.name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM "));
    }

    private static String nothing(Column<?> column) {
        return column.type() == Type.VARCHAR ? "''" : "CAST(NULL AS " + column.type() + ")";
    }

    private static String parquet(List<Path> files) {
        return files.stream()
                .map(file -> file.toString().replace("'", "''"))
                .collect(Collectors.joining("', '", "read_parquet(['", "'], hive_partitioning = false)"));
    }
}
