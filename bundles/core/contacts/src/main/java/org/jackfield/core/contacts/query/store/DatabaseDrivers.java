package org.jackfield.core.contacts.query.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.core.contacts.importing.RowSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jdbc.DataSourceFactory;

/** Connects to other people's databases, by whichever driver bundle is installed for them. */
@Component(service = DatabaseDrivers.class)
public final class DatabaseDrivers {

    private static final String SECONDS_TO_LOG_IN = "15";

    /** Its addresses can run code of whoever writes them, in this process. */
    private static final List<String> REFUSED = List.of("jdbc:h2:", "jdbc:hsqldb:", "jdbc:derby:");

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<DataSourceFactory> factories = new CopyOnWriteArrayList<>();

    /**
     * {@return the rows that a query finds}
     *
     * @param url the database's JDBC address
     * @param user who logs in; empty for nobody
     * @param seconds after which the query is given up
     * @throws ProblemException {@code contacts.database} if there is no driver or it cannot connect, {@code contacts.query}
     *     if the query is refused
     */
    public RowSource open(String url, String user, Secret password, String query, int seconds) {
        return new JdbcSource(connect(url, user, password), query, seconds);
    }

    private Connection connect(String url, String user, Secret password) {
        String plain = url.strip();
        if (REFUSED.stream().anyMatch(plain.toLowerCase(Locale.ROOT)::startsWith)) {
            throw problem(url, "Contacts are not imported from a database inside a Java process.", "Export it to CSV.");
        }
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", SECONDS_TO_LOG_IN);
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password.reveal());
        }
        try {
            for (DataSourceFactory factory : factories) {
                Driver driver = factory.createDriver(new Properties());
                Connection connection = driver.acceptsURL(plain) ? driver.connect(plain, properties) : null;
                if (connection != null) {
                    return connection;
                }
            }
        } catch (SQLException e) {
            throw problem(plain, "The database cannot be reached: " + e.getMessage(), "Check address, user and password.");
        }
        throw problem(plain, "There is no driver for this address.", "Put the JDBC driver's bundle into deploy/.");
    }

    private static ProblemException problem(String url, String message, String remedy) {
        // parameters of an address may hold a password
        String shown = url.replaceAll("[?;].*", "");
        return ProblemException.invalid("contacts.database", shown, message, remedy);
    }
}
