package org.jackfield.api.persistence;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The database, handed to a bundle once the bundle's own tables are there and up to date.
 *
 * <p>A bundle carries its schema as {@code db/common/V001__what_it_does.sql} (or {@code db/h2}, {@code db/postgresql},
 * {@code db/sqlserver} where they must differ) and says so by the manifest header {@code Jackfield-Schema: db}. The
 * persistence bundle applies what is missing and then registers this service with the property
 * {@value #PROPERTY} = the bundle's symbolic name. A store component waits for it:
 *
 * <pre>{@code @Reference(target = "(schema=org.jackfield.apps.nightmode)") SchemaReady schema}</pre>
 *
 * <p>While the database is away the service is not there before the first contact; later outages show as exceptions of
 * the single statements and heal by themselves. When the database is configured anew, the service goes and comes back.
 * Any thread may call.
 */
@ProviderType
public interface SchemaReady {

    /** The service property that holds the symbolic name of the bundle whose tables are ready. */
    String PROPERTY = "schema";

    /** The manifest header by which a bundle says that it carries a schema; its value is the folder. */
    String HEADER = "Jackfield-Schema";

    /** {@return the pooled connections; never null} */
    DataSource dataSource();

    /**
     * {@return JDBI over the pool with {@link ColumnTypes} installed; the bundle's own instance, so that what it caches
     *     about the bundle's classes goes with the bundle; never null}
     */
    Jdbi jdbi();

    /** {@return which kind of database it is; never null} */
    Dialect dialect();
}
