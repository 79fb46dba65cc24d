package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.Jdbi;

/** What a bundle gets whose tables are up to date. */
record ReadySchema(DataSource dataSource, Jdbi jdbi, Dialect dialect) implements SchemaReady {

    static ReadySchema over(DataSource dataSource, Dialect dialect) {
        Jdbi jdbi = Jdbi.create(() -> connection(dataSource)).installPlugin(new ColumnTypes());
        return new ReadySchema(dataSource, jdbi, dialect);
    }

    /** Said once for every page, answer and command that meets a database that is away. */
    private static Connection connection(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new ProblemException(
                    new Problem(
                            "persistence.away",
                            Problem.Kind.UNAVAILABLE,
                            "",
                            "The database does not answer.",
                            "Try again in a moment; an administrator sees the cause among the alerts."),
                    e);
        }
    }
}
