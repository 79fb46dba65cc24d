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
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.HistoryAppender;

/** Writes and looks into the files of the archive. */
public final class ParquetFiles {

    /** The end of a file's name while it is written. */
    static final String UNFINISHED = ".part";

    private static final String MEMORY = "256MB";

    private final Path folder;

    /** Files below a folder. */
    public ParquetFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * What is in a pair of files.
     *
     * @param segments how many
     * @param calls how many
     * @param first when the first segment began
     * @param last when the last segment began
     */
    public record Contents(long segments, long calls, Instant first, Instant last) {}

    /**
     * Writes a pair of files, which are there whole under their names when it returns, or not at all.
     *
     * @param target the names
     * @param replaced files whose contents go into the new ones, with what was said of them later
     * @param more gives the calls that are added
     * @throws IOException if they cannot be written, or those to be replaced cannot be read
     */
    public Contents write(
            ArchiveFile target, List<ArchiveFile> replaced, ArchiveStore.Listed late, Consumer<HistoryAppender> more)
            throws IOException {
        Path spill = Files.createDirectories(folder.resolve("spill"));
        try (Connection connection = open()) {
            execute(connection, "SET temp_directory = '" + quoted(spill) + "'");
            execute(connection, HistoryTables.createTable("segment", HistoryTables.SEGMENTS));
            execute(connection, HistoryTables.createTable("call", HistoryTables.CALLS));
            for (ArchiveFile file : replaced) {
                execute(connection, "INSERT INTO segment FROM read_parquet('" + quoted(file.segments())
                        + "', hive_partitioning = false)");
                execute(connection, "INSERT INTO call FROM read_parquet('" + quoted(file.calls())
                        + "', hive_partitioning = false)");
            }
            correct(connection, late);
            try (HistoryAppender appender =
                    new HistoryAppender((DuckDBConnection) connection, "memory", "segment", "call")) {
                more.accept(appender);
            }
            copy(connection, "segment", target.segments());
            copy(connection, "call", target.calls());
            return contents(connection);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void correct(Connection connection, ArchiveStore.Listed late) throws SQLException {
        for (UUID user : late.forgotten()) {
            for (String table : List.of("segment", "call")) {
                execute(connection, "UPDATE " + table + " SET user_id = NULL, user_name = '' WHERE user_id = '" + user + "'");
            }
        }
        for (Assignment said : late.assigned()) {
            String user = said.user() == null ? "NULL" : "'" + said.user() + "'";
            String set = " SET user_id = " + user + ", user_name = '" + said.userName().replace("'", "''") + "' WHERE ";
            execute(connection, "UPDATE segment" + set + "id = '" + said.segment() + "'");
            execute(connection, "UPDATE call" + set + "named_segment = '" + said.segment() + "'");
        }
    }

    private static void copy(Connection connection, String table, Path file) throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        execute(connection, "COPY (FROM " + table + " ORDER BY started_at, id) TO '" + quoted(unfinished)
                + "' (FORMAT parquet, COMPRESSION zstd, KV_METADATA {jackfield_schema: '" + HistoryTables.VERSION + "'})");
        force(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.getParent());
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
            return new Contents(
                    row.getLong(1), row.getLong(2), row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC));
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
            return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read"));
        }
    }

    /** Deletes what is below the folder and is none of these files: what a kill left over, and what was replaced. */
    public void sweep(List<ArchiveFile> kept) throws IOException {
        Set<Path> named = Stream.concat(
                        kept.stream().map(ArchiveFile::segments), kept.stream().map(ArchiveFile::calls))
                .collect(Collectors.toSet());
        for (String table : List.of("segments", "calls")) {
            Path below = folder.resolve(table);
            if (Files.isDirectory(below)) {
                sweep(below, named);
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
