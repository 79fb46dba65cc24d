package org.jackfield.apps.reporting.engine.store;

import java.sql.SQLException;

/** The engine could not do what was asked of it while a question was being put together. */
final class CallsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CallsException(SQLException cause) {
        super(cause);
    }
}
