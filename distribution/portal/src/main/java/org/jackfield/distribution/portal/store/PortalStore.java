package org.jackfield.distribution.portal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The database, a file of H2 in the portal's folder. One transaction at a time: a portal is asked a few times an hour, and
 * nothing can happen in between. What is committed is on the disk.
 */
public final class PortalStore implements AutoCloseable {

    private static final int LOCKED = 90020;

    private final Connection connection;
    private final Books books;

    private PortalStore(Connection connection) {
        this.connection = connection;
        this.books = new Books(new Sql(connection));
    }

    /**
     * Opens the database of a folder, and makes what is not there yet.
     *
     * @throws IllegalStateException if another portal has it open
     */
    public static PortalStore open(Path folder) throws IOException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("portal")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        source.setUser("portal");
        source.setPassword("");
        try {
            Connection connection = source.getConnection();
            PortalStore store = new PortalStore(connection);
            store.makeTables();
            connection.setAutoCommit(false);
            return store;
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCKED) {
                throw new IllegalStateException("The portal in " + folder + " is running; stop it first.", e);
            }
            throw new StoreException(e);
        }
    }

    private void makeTables() throws IOException {
        String script;
        try (InputStream in = PortalStore.class.getResourceAsStream("schema.sql")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Sql sql = new Sql(connection);
        for (String statement : script.split(";\n")) {
            if (!statement.isBlank()) {
                sql.update(statement);
            }
        }
    }

    /** Does all of the work or nothing of it; on the disk when this returns. Any thread may call. */
    public synchronized <T> T inTransaction(Function<Books, T> work) {
        boolean done = false;
        try {
            T result = work.apply(books);
            connection.commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
