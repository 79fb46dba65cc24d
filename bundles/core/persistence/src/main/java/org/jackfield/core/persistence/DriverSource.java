package org.jackfield.core.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of a driver that came as a service; looking drivers up by class name fails between bundles. */
final class DriverSource implements DataSource {

    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    private final Driver driver;
    private final DatabaseAddress address;

    DriverSource(Driver driver, DatabaseAddress address) {
        this.driver = driver;
        this.address = address;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        Connection connection = driver.connect(address.url(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not understand " + address.shown());
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is configured");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The driver logs by its own means.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Configured by the driver's own property, see DatabaseAddress.
    }

    /** The pool waits so long at its end for connections that are being opened. */
    @Override
    public int getLoginTimeout() {
        return LOGIN_TIMEOUT_SECONDS;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
