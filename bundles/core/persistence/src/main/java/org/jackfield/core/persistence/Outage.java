package org.jackfield.core.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that is away from a statement that is wrong. */
final class Outage {

    /** H2: the database has been closed. */
    private static final int H2_CLOSED = 90098;

    private Outage() {}

    static boolean isOne(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("57P")
                || e.getErrorCode() == H2_CLOSED;
    }
}
