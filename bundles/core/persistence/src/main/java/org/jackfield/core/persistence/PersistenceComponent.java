package org.jackfield.core.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Properties;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.backup.LastRestore;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.problem.ProblemException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the configured database as soon as its driver is there, and opens it anew when the configuration changes. */
@Component(name = "org.jackfield.core.persistence", immediate = true, service = HealthCheck.class)
public final class PersistenceComponent
        implements ServiceTrackerCustomizer<DataSourceFactory, Database>, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PersistenceComponent.class);

    private static final String RESTORE_FAILED = "persistence.restore-failed";
    private static final InstantSource CLOCK = InstantSource.system();

    private final BundleContext context;
    private final PersistenceConfig config;
    private final Conditions conditions = new Conditions();
    private final DatabaseAddress address;
    private final Restoration restoration;
    private volatile ServiceTracker<DataSourceFactory, Database> drivers;
    private boolean stopped;

    @Activate
    public PersistenceComponent(BundleContext context, PersistenceConfig config) throws IOException {
        this.context = context;
        this.config = config;
        Path data = Files.createDirectories(dataFolder());
        this.restoration = new Restoration(data);
        this.address = address(config, data);
        if (address != null) {
            LOG.info("The database is {}", address.shown());
            open();
        }
    }

    private synchronized void open() {
        if (!stopped) {
            drivers = new ServiceTracker<>(context, driverFilter(address), this);
            drivers.open();
        }
    }

    private synchronized void close() {
        if (drivers != null) {
            drivers.close();
            drivers = null;
        }
    }

    /** Not on the caller's thread: whoever asked may belong to a bundle that stops meanwhile. */
    private void reopen() {
        Thread.ofPlatform().daemon().name("jackfield-database-reopen").start(() -> {
            close();
            open();
        });
    }

    private DatabaseAddress address(PersistenceConfig config, Path data) {
        try {
            return DatabaseAddress.of(config, data);
        } catch (ProblemException e) {
            conditions.raise(new AlertCondition(
                    e.problem().code(),
                    Severity.CRITICAL,
                    "The database is not configured properly",
                    e.problem().message() + " [" + e.problem().input() + "]",
                    e.problem().remedy()));
            return null;
        }
    }

    /** Not in Karaf's data folder, which may be emptied to start afresh. */
    private static Path dataFolder() {
        return Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "database");
    }

    private static Filter driverFilter(DatabaseAddress address) {
        try {
            return FrameworkUtil.createFilter("(&(objectClass=" + DataSourceFactory.class.getName() + ")("
                    + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + address.dialect().driver() + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindAlerts(AlertService alerts) {
        conditions.attach(alerts);
    }

    void unbindAlerts(AlertService alerts) {
        conditions.detach(alerts);
    }

    @Deactivate
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        close();
        conditions.clearAll();
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        return conditions.health();
    }

    @Override
    public Database addingService(ServiceReference<DataSourceFactory> reference) {
        if (drivers.size() > 0) {
            return null;
        }
        try {
            Driver driver = context.getService(reference).createDriver(new Properties());
            if (restoration.isPending()) {
                restoration.run(driver, address, CLOCK.instant());
            }
            restoration.last().ifPresent(this::tell);
            HikariDataSource pool = Pool.open(driver, address, config);
            SoleUse sole = new SoleUse(new DriverSource(driver, address), address.dialect());
            TableBackups backups = new PooledBackups(
                    pool, address.dialect(), restoration, this::embedded, this::reopen, CLOCK);
            return Database.start(context, pool, sole, address, conditions, CLOCK, backups, this::reopen);
        } catch (SQLException e) {
            LOG.error("The driver for {} cannot be used", address.shown(), e);
            return null;
        }
    }

    private void tell(LastRestore last) {
        if (last.done()) {
            conditions.clear(RESTORE_FAILED);
        } else {
            conditions.raise(new AlertCondition(
                    RESTORE_FAILED,
                    Severity.WARNING,
                    "The backup " + last.backup() + " could not be restored",
                    "The tables are as they were before. " + last.detail(),
                    "Mend the cause, or restore another backup."));
        }
    }

    /** {@return the driver of the embedded database, in which backups are tried out whatever the database is} */
    private Driver embedded() {
        String filter = "(" + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + Dialect.H2.driver() + ")";
        try {
            for (ServiceReference<DataSourceFactory> found :
                    context.getServiceReferences(DataSourceFactory.class, filter)) {
                return context.getService(found).createDriver(new Properties());
            }
        } catch (InvalidSyntaxException | SQLException e) {
            throw new IllegalStateException("The embedded database cannot be used", e);
        }
        throw new IllegalStateException("The bundle of the embedded database, H2, is not there");
    }

    @Override
    public void modifiedService(ServiceReference<DataSourceFactory> reference, Database database) {
        // A driver has nothing that could change.
    }

    @Override
    public void removedService(ServiceReference<DataSourceFactory> reference, Database database) {
        database.close();
        context.ungetService(reference);
    }
}
