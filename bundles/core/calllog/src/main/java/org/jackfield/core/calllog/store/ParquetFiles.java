package org.jackfield.core.calllog.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.calllog.store.HistoryAppender;

/** Writes and looks into the files of the archive. */
public final class ParquetFiles {

    /** The end of a file's name while it is written. */
    static final String UNFINISHED = ".part";

    private static final String MEMORY = "256MB";
    /** Where the engine puts what does not fit into its memory while files are written. */
    private static final String SPILL = "spill";

    private final Path folder;
    private final ArchiveSteps steps;

    /** Files below a folder. */
    public ParquetFiles(Path folder, ArchiveSteps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * What is in a pair of files.
     *
     * @param segments how many
     * @param calls how many
     * @param first when the first segment began; null if there is none
     * @param last when the last segment began; null if there is none
     */
    public record Contents(long segments, long calls, Instant first, Instant last) {}

    /**
     * Calls of a file.
     *
     * @param condition in SQL over a row of calls; never anybody's input
     */
    public record Calls(String condition) {

        /** No call. */
        public static final Calls NONE = new Calls("false");

        /** Every call. */
        public static final Calls ALL = new Calls("true");

        /** {@return these} */
        public static Calls of(Collection<UUID> ids) {
            return ids.isEmpty()
                    ? NONE
                    : new Calls(ids.stream().map(UUID::toString).collect(Collectors.joining("', '", "call_id IN ('", "')")));
        }

        /** {@return those that ended before a moment} */
        public static Calls endedBefore(Instant moment) {
            return new Calls("whole_ended_at < make_timestamp(" + moment.toEpochMilli() + "000)");
        }

        /** {@return those that are both} */
        public Calls and(Calls others) {
            return new Calls("(" + condition + ") AND (" + others.condition + ")");
        }
    }

    /**
     * Writes a pair of files, which are there whole under their names when it returns, or not at all. Without any contents
     * nothing is written.
     *
     * @param target the names
     * @param replaced files whose contents go into the new ones, with what was said of them later
     * @param left calls of these files that do not
     * @param more gives the calls that are added
     * @throws IOException if they cannot be written, or those to be replaced cannot be read
     */
    public Contents write(
            ArchiveFile target, List<ArchiveFile> replaced, Calls left, ArchiveStore.Listed late,
            Consumer<HistoryAppender> more)
            throws IOException {
        Path spill = Files.createDirectories(folder.resolve(SPILL));
        try (Connection connection = open()) {
            execute(connection, "SET temp_directory = '" + quoted(spill) + "'");
            for (String added : List.of("", "added_")) {
                execute(connection, HistoryTables.createTable(added + "segment", HistoryTables.SEGMENTS));
                execute(connection, HistoryTables.createTable(added + "call", HistoryTables.CALLS));
            }
            for (ArchiveFile file : replaced) {
                copyInto(connection, "segment", file.segments(), HistoryTables.SEGMENTS);
                copyInto(connection, "call", file.calls(), HistoryTables.CALLS);
            }
            leave(connection, "SELECT call_id FROM call WHERE " + left.condition());
            correct(connection, late);
            try (HistoryAppender appender =
                    new HistoryAppender((DuckDBConnection) connection, "memory", "added_segment", "added_call")) {
                more.accept(appender);
            }
            // what was stored anew while a file was damaged is newer than what the file says
            leave(connection, "SELECT call_id FROM added_call");
            execute(connection, "INSERT INTO segment FROM added_segment");
            execute(connection, "INSERT INTO call FROM added_call");
            Contents contents = contents(connection);
            if (contents.segments() > 0) {
                copy(connection, "segment", target.segments());
                copy(connection, "call", target.calls());
            }
            return contents;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What an older release wrote has then what is written now. */
    private static <T> void copyInto(Connection connection, String table, Path file, List<HistoryTables.Column<T>> columns)
            throws SQLException {
        ArchiveRelations relations = new ArchiveRelations();
        relations.look(connection, List.of(file));
        execute(connection, "INSERT INTO " + table + " SELECT "
                + columns.stream().map(HistoryTables.Column::name).collect(Collectors.joining(", ")) + " FROM "
                + relations.relation(List.of(file), columns));
    }

    private static void leave(Connection connection, String calls) throws SQLException {
        execute(connection, "DELETE FROM segment WHERE call_id IN (" + calls + ")");
        execute(connection, "DELETE FROM call WHERE call_id IN (" + calls + ")");
    }

    /** What was said later comes into the rows at once, however much it is. */
    private static void correct(Connection connection, ArchiveStore.Listed late) throws SQLException {
        execute(connection, "CREATE TEMP TABLE forgotten (user_id UUID)");
        execute(connection, "CREATE TEMP TABLE said (segment UUID, user_id UUID, user_name VARCHAR)");
        DuckDBConnection duck = (DuckDBConnection) connection;
        try (DuckDBAppender forgotten = duck.createAppender("temp", "main", "forgotten");
                DuckDBAppender said = duck.createAppender("temp", "main", "said")) {
            for (UUID user : late.forgotten()) {
                forgotten.beginRow().append(user).endRow();
            }
            for (Assignment each : late.assigned()) {
                said.beginRow().append(each.segment()).append(each.user()).append(each.userName()).endRow();
            }
        }
        correct(connection, "segment", "id");
        correct(connection, "call", "named_segment");
    }

    private static void correct(Connection connection, String table, String segment) throws SQLException {
        for (String who : List.of("user", "caller_user")) {
            execute(connection, "UPDATE \"" + table + "\" t SET " + who + "_id = NULL, " + who + "_name = '' FROM forgotten f"
                    + " WHERE f.user_id = t." + who + "_id");
        }
        execute(connection, "UPDATE \"" + table + "\" t SET user_id = s.user_id, user_name = s.user_name FROM said s WHERE s.segment = t."
                + segment);
    }

    private void copy(Connection connection, String table, Path file) throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        execute(connection, "COPY (FROM " + table + " ORDER BY started_at, id) TO '" + quoted(unfinished)
                + "' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, KV_METADATA {jackfield_schema: '"
                + HistoryTables.VERSION + "'})");
        steps.at(table + "-unfinished");
        force(unfinished);
        steps.at(table + "-synced");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.getParent());
        steps.at(table + "-named");
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Contents contents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM segment), (SELECT count(*) FROM call),"
                        + " min(started_at), max(started_at) FROM segment")) {
            row.next();
            return new Contents(row.getLong(1), row.getLong(2), instant(row, 3), instant(row, 4));
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /**
     * {@return the ids of calls in a file}
     *
     * @throws IOException if it cannot be read
     */
    public Set<UUID> find(ArchiveFile file, Calls wanted) throws IOException {
        Set<UUID> found = new HashSet<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT call_id FROM " + calls(file) + " WHERE " + wanted.condition())) {
            while (rows.next()) {
                found.add(UUID.fromString(rows.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Reads every value of a pair of files.
     *
     * @return why they cannot be read; empty if they can
     */
    public Optional<String> damage(ArchiveFile file) {
        if (!Files.isReadable(file.segments()) || !Files.isReadable(file.calls())) {
            return Optional.of("a file is missing");
        }
        try (Connection connection = open()) {
            for (Path path : List.of(file.segments(), file.calls())) {
                execute(connection, "SELECT count(hash(s)) FROM read_parquet('" + quoted(path) + "') s");
            }
            return Optional.empty();
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
            // that says nothing of the file
            return reason.contains("Out of Memory") ? Optional.empty() : Optional.of(reason);
        }
    }

    /**
     * {@return how many calls of a file these are}
     *
     * @throws IOException if it cannot be read
     */
    public long count(ArchiveFile file, Calls wanted) throws IOException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + calls(file) + " WHERE " + wanted.condition())) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String calls(ArchiveFile file) {
        return "read_parquet('" + quoted(file.calls()) + "', hive_partitioning = false)";
    }

    /**
     * Deletes what is below the folder and is none of these files: what a kill left over, and what was replaced. Nothing may be
     * written meanwhile.
     */
    public void sweep(List<ArchiveFile> kept) throws IOException {
        steps.at("before-sweep");
        Set<Path> named = Stream.concat(
                        kept.stream().map(ArchiveFile::segments), kept.stream().map(ArchiveFile::calls))
                .collect(Collectors.toSet());
        for (String table : List.of("segments", "calls")) {
            Path below = folder.resolve(table);
            if (Files.isDirectory(below)) {
                sweep(below, named);
            }
        }
        empty(folder.resolve(SPILL));
    }

    private static void empty(Path spill) throws IOException {
        if (Files.isDirectory(spill)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(spill)) {
                for (Path entry : entries) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static void sweep(Path below, Set<Path> kept) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(below)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    sweep(entry, kept);
                } else if (!kept.contains(entry)
                        && (entry.toString().endsWith(".parquet") || entry.toString().endsWith(UNFINISHED))) {
                    Files.delete(entry);
                }
            }
        }
    }

    /** {@return a connection to an engine of its own, in memory and without anything from the network} */
    static Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("threads", "1");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
