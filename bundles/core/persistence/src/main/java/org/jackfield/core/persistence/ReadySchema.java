package org.jackfield.core.persistence;

import javax.sql.DataSource;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Jdbi;

/** What a bundle gets whose tables are up to date. */
record ReadySchema(DataSource dataSource, Jdbi jdbi, Dialect dialect) implements SchemaReady {

    static ReadySchema over(DataSource dataSource, Dialect dialect) {
        return new ReadySchema(dataSource, Jdbi.create(dataSource).installPlugin(new ColumnTypes()), dialect);
    }
}
