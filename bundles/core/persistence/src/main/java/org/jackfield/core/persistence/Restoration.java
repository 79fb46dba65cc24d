package org.jackfield.core.persistence;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.backup.LastRestore;
import org.jackfield.api.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the tables by those of a backup, as a whole or not at all, before anybody uses the database.
 *
 * <p>What is to be restored lies beside the database until it is done, so a process that died goes on when it starts
 * again. The embedded database is made anew beside the old one and takes its place by two renames, the old one being kept;
 * a server does all of it in one transaction.
 */
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    private static final String MARK = "-before-restore-";
    private static final String ENDING = ".mv.db";
    private static final String PENDING = "restore.zip";
    private static final String PENDING_NAME = "restore.name";
    private static final String LAST = "last-restore.properties";

    private final Path folder;

    /** @param folder where the embedded database is, if there is one */
    Restoration(Path folder) {
        this.folder = folder;
    }

    /** Keeps a copy of a backup to be restored; when this returns it survives a crash. */
    void stage(Path backup, String name) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            if (zip.getEntry(TableDump.SCHEMAS) == null) {
                throw unreadable(name, "it holds no tables");
            }
        } catch (java.util.zip.ZipException e) {
            throw unreadable(name, "it is no zip file, or is cut off");
        }
        if (isPending()) {
            throw ProblemException.conflict(
                    "persistence.restore-under-way", name, "Another backup is being restored.", "Wait until it is done.");
        }
        Files.writeString(folder.resolve(PENDING_NAME), name);
        Path part = folder.resolve(PENDING + ".part");
        Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        move(part, folder.resolve(PENDING));
    }

    boolean isPending() {
        return Files.exists(folder.resolve(PENDING));
    }

    /** Restores what is to be restored; what fails leaves the tables as they are, and is told by {@link #last()}. */
    void run(Driver driver, DatabaseAddress address, Instant now) {
        String name = pendingName();
        LOG.info("Restoring the tables from the backup {}", name);
        LastRestore result;
        try (ZipFile backup = new ZipFile(folder.resolve(PENDING).toFile())) {
            TableLoad load = new TableLoad(backup, address.dialect(), now);
            String kept = address.dialect() == Dialect.H2
                    ? replaceFile(driver, address, load, now)
                    : replaceTables(driver, address, load);
            result = new LastRestore(name, now, true, kept);
            LOG.info("The tables are those of the backup {}. {}", name, kept);
        } catch (IOException | SQLException | ProblemException e) {
            LOG.error("The backup {} could not be restored; the tables are as they were", name, e);
            result = new LastRestore(name, now, false, String.valueOf(e.getMessage()));
        }
        try {
            tell(result);
            Files.deleteIfExists(folder.resolve(PENDING));
            Files.deleteIfExists(folder.resolve(PENDING_NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    private String pendingName() {
        try {
            return Files.readString(folder.resolve(PENDING_NAME));
        } catch (IOException e) {
            return PENDING;
        }
    }

    private static String replaceFile(Driver driver, DatabaseAddress address, TableLoad load, Instant now)
            throws IOException, SQLException {
        Path database = address.file().orElseThrow(() -> new IOException(
                address.shown() + " is no file here; restore where the database runs"));
        Path current = withEnding(database);
        Path restored = withEnding(beside(database, "-restored"));
        if (!Files.exists(restored)) {
            Path building = beside(database, "-restoring");
            Files.deleteIfExists(withEnding(building));
            build(driver, address.of(building), load);
            move(withEnding(building), restored);
        }
        String kept = "";
        if (Files.exists(current)) {
            Path old = beside(database, MARK + H2Backup.STAMP.format(now) + ENDING);
            move(current, old);
            kept = "The old ones are in " + old.getFileName() + ".";
        }
        move(restored, current);
        H2Backup.forgetOld(database, MARK);
        return kept;
    }

    private static void build(Driver driver, DatabaseAddress address, TableLoad load) throws IOException, SQLException {
        try (Connection connection = new DriverSource(driver, address).getConnection()) {
            load.load(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }

    private static String replaceTables(Driver driver, DatabaseAddress address, TableLoad load)
            throws IOException, SQLException {
        try (Connection connection = new DriverSource(driver, address).getConnection()) {
            if (!SoleUse.take(connection, address.dialect())) {
                throw ProblemException.conflict(
                        SoleUse.IN_USE, address.shown(), "Another Jackfield uses the database.", "Stop it first.");
            }
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String view : Tables.views(connection)) {
                    statement.executeUpdate("DROP VIEW " + view);
                }
                List<String> tables = Tables.inOrder(connection);
                for (String table : tables.reversed()) {
                    statement.executeUpdate("DROP TABLE " + table);
                }
                load.load(connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
        return "";
    }

    private static Path beside(Path database, String more) {
        return database.resolveSibling(database.getFileName() + more);
    }

    private static Path withEnding(Path database) {
        return beside(database, ENDING);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(to.toAbsolutePath().getParent())) {
            directory.force(true);
        } catch (IOException e) {
            LOG.debug("{} cannot be synced as a folder", to.getParent(), e);
        }
    }

    private void tell(LastRestore result) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("backup", result.backup());
        properties.setProperty("at", result.at().toString());
        properties.setProperty("done", Boolean.toString(result.done()));
        properties.setProperty("detail", result.detail());
        Path part = folder.resolve(LAST + ".part");
        try (Writer out = Files.newBufferedWriter(part)) {
            properties.store(out, null);
        }
        move(part, folder.resolve(LAST));
    }

    /** {@return how the last one went} */
    Optional<LastRestore> last() {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(LAST))) {
            properties.load(in);
            return Optional.of(new LastRestore(
                    properties.getProperty("backup", ""),
                    Instant.parse(properties.getProperty("at", "")),
                    Boolean.parseBoolean(properties.getProperty("done")),
                    properties.getProperty("detail", "")));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} says nothing", folder.resolve(LAST), e);
            return Optional.empty();
        }
    }

    static ProblemException unreadable(String name, String why) {
        return ProblemException.invalid(
                "persistence.backup-unreadable", name, "This backup cannot be restored: " + why + ".",
                "Choose another backup.");
    }
}
