package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That one Jackfield alone uses the tables of a database server: what another one archived or keeps in its files is not
 * here. It is a lock of the server that belongs to a connection of its own, and so ends with the process, however that
 * ends. Of an embedded database the file is locked by H2.
 */
final class SoleUse implements AutoCloseable {

    static final String IN_USE = "persistence.database-in-use";

    /** What PostgreSQL's lock is called by: others in the same database have schemas of their own. */
    static final String POSTGRESQL_KEY = "hashtextextended('Jackfield in ' || coalesce(current_schema(), ''), 0)";

    private static final Logger LOG = LoggerFactory.getLogger(SoleUse.class);
    private static final int PATIENCE_SECONDS = 3;

    private final DataSource database;
    private final Dialect dialect;
    private Connection holder;

    SoleUse(DataSource database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /** {@return whether the database is ours, from now on or still} */
    synchronized boolean hold() throws SQLException {
        if (dialect == Dialect.H2 || holder != null && holder.isValid(PATIENCE_SECONDS)) {
            return true;
        }
        close();
        Connection connection = database.getConnection();
        try {
            if (take(connection, dialect)) {
                holder = connection;
            }
        } finally {
            if (holder == null) {
                connection.close();
            }
        }
        return holder != null;
    }

    /** {@return whether the database is this connection's alone, until it is closed} */
    static boolean take(Connection connection, Dialect dialect) throws SQLException {
        String lock = switch (dialect) {
            case H2 -> "SELECT TRUE";
            case POSTGRESQL -> "SELECT pg_try_advisory_lock(" + POSTGRESQL_KEY + ")";
            case SQLSERVER -> "SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = 'Jackfield',"
                    + " @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;"
                    + " SELECT CAST(CASE WHEN @taken >= 0 THEN 1 ELSE 0 END AS bit)";
        };
        try (Statement statement = connection.createStatement(); ResultSet taken = statement.executeQuery(lock)) {
            return taken.next() && taken.getBoolean(1);
        }
    }

    @Override
    public synchronized void close() {
        if (holder == null) {
            return;
        }
        try {
            holder.close();
        } catch (SQLException e) {
            LOG.debug("It was closed by the server", e);
        }
        holder = null;
    }
}
