package org.jackfield.core.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.persistence.backup.LastRestore;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.persistence.backup.TableContents;

/** Backups of the database in use. */
final class PooledBackups implements TableBackups {

    /** H2's for a failure within; what is wrong with a statement or a value has a code of its own. */
    private static final int H2_GENERAL_ERROR = 50000;

    private final DataSource pool;
    private final Dialect dialect;
    private final Restoration restoration;
    private final Supplier<Driver> embedded;
    private final Runnable reopen;
    private final InstantSource clock;

    /**
     * @param embedded the driver of the embedded database
     * @param reopen closes the database and opens it again, elsewhere: what is to be restored is restored in between
     */
    PooledBackups(
            DataSource pool,
            Dialect dialect,
            Restoration restoration,
            Supplier<Driver> embedded,
            Runnable reopen,
            InstantSource clock) {
        this.pool = pool;
        this.dialect = dialect;
        this.restoration = restoration;
        this.embedded = embedded;
        this.reopen = reopen;
        this.clock = clock;
    }

    @Override
    public TableContents write(BackupEntries entries) throws IOException {
        try {
            return new TableDump(dialect).write(pool, entries);
        } catch (SQLException e) {
            throw new IOException("the database failed: " + e.getMessage(), e);
        }
    }

    @Override
    public TableContents tryOut(Path backup, Path scratch) throws IOException {
        DatabaseAddress address = DatabaseAddress.scratch(scratch.resolve("scratch"));
        try (ZipFile zip = new ZipFile(backup.toFile());
                Connection connection = new DriverSource(embedded.get(), address).getConnection()) {
            TableContents contents = new TableLoad(zip, Dialect.H2, clock.instant()).load(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
            return contents;
        } catch (ZipException e) {
            throw Restoration.unreadable(backup.getFileName().toString(), "it is no zip file, or is cut off");
        } catch (SQLException e) {
            if (isOfTheDatabase(e)) {
                throw new IOException("the scratch database failed: " + e.getMessage(), e);
            }
            throw Restoration.unreadable(backup.getFileName().toString(), e.getMessage());
        } catch (IOException e) {
            throw Restoration.unreadable(backup.getFileName().toString(), e.getMessage());
        }
    }

    /** {@return whether the embedded database could not work, such as on a full disk, whatever it was given} */
    private static boolean isOfTheDatabase(SQLException failed) {
        return failed.getErrorCode() == H2_GENERAL_ERROR
                || Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }

    @Override
    public void restore(Path backup, String name) throws IOException {
        restoration.stage(backup, name);
        reopen.run();
    }

    @Override
    public Optional<LastRestore> lastRestore() {
        return restoration.last();
    }
}
