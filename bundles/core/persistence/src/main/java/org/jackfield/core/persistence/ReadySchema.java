package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import javax.sql.DataSource;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** What a bundle gets whose tables are up to date. */
record ReadySchema(DataSource dataSource, Jdbi jdbi, Dialect dialect) implements SchemaReady {

    /** Of SQLSTATE: connection exceptions, and PostgreSQL's shutdown. */
    private static final List<String> CONNECTION_LOST = List.of("08", "57P");

    static ReadySchema over(DataSource dataSource, Dialect dialect) {
        Jdbi jdbi = Jdbi.create(() -> connection(dataSource)).installPlugin(new ColumnTypes());
        jdbi.configure(SqlStatements.class, statements -> statements.addExceptionHandler((failure, statement) -> {
            if (isLost(failure)) {
                throw away(failure);
            }
        }));
        return new ReadySchema(dataSource, jdbi, dialect);
    }

    private static Connection connection(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** Whether the connection went away under a statement: the database died, or an administrator ended the session. */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLRecoverableException
                || CONNECTION_LOST.stream().anyMatch(state::startsWith);
    }

    /** Said once for every page, answer and command that meets a database that is away. */
    private static ProblemException away(SQLException cause) {
        return new ProblemException(
                new Problem(
                        "persistence.away",
                        Problem.Kind.UNAVAILABLE,
                        "",
                        "The database does not answer.",
                        "Try again in a moment; an administrator sees the cause among the alerts."),
                cause);
    }
}
