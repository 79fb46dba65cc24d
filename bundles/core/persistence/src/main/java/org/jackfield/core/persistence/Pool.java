package org.jackfield.core.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Driver;

/** The pool's settings: what makes an outage heal by itself. */
final class Pool {

    private static final long VALIDATION_TIMEOUT_MILLIS = 3_000;
    private static final long KEEPALIVE_MILLIS = 120_000;

    private Pool() {}

    /** {@return a pool that opens its first connection when somebody asks, so that the database may come later} */
    static HikariDataSource open(Driver driver, DatabaseAddress address, PersistenceConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("jackfield-database");
        pool.setDataSource(new DriverSource(driver, address));
        pool.setMaximumPoolSize(Math.max(2, config.maxConnections()));
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(Math.max(250, config.connectionTimeoutMillis()));
        pool.setValidationTimeout(Math.min(VALIDATION_TIMEOUT_MILLIS, pool.getConnectionTimeout()));
        pool.setKeepaliveTime(KEEPALIVE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }
}
