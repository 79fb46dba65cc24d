package org.jackfield.core.persistence;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database at an address, for a test and for the {@link Child} that it starts. */
final class AddressedSource {

    private AddressedSource() {}

    static DataSource of(String url) {
        if (url.startsWith("jdbc:h2")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setUrl(url);
            return source;
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        // that of the test's server, which a child must not start
        source.setUser("jackfield");
        return source;
    }
}
