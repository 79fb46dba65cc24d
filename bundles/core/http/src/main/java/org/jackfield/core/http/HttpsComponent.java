package org.jackfield.core.http;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives Jetty its HTTPS connector and looks after the certificate, every minute. */
@Component(
        name = "org.jackfield.core.http",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ScheduledJob.class, HealthCheck.class, PermissionContribution.class})
@JobSchedule(name = "http.certificate", cron = "30 * * * * ?")
@Designate(ocd = HttpsConfig.class)
public final class HttpsComponent implements ScheduledJob, HealthCheck, PermissionContribution {

    /** To put another certificate in force. */
    public static final Permission CONFIGURE = new Permission("http.configure", "Change the website's certificate");

    private static final Logger LOG = LoggerFactory.getLogger(HttpsComponent.class);

    private final BundleContext context;
    private final HttpsConnectors connectors;
    private final CertificateKeeper keeper;
    private final ServiceRegistration<CertificateKeeper> offered;
    private final ServiceRegistration<StrictTransport> offeredStrict;

    private ServiceRegistration<ConnectorFactory> published;
    private volatile AlertService alerts;

    /** Reads or makes the certificate and publishes the connector. */
    @Activate
    public HttpsComponent(BundleContext context, HttpsConfig config) {
        this.context = context;
        this.connectors = new HttpsConnectors(config.host(), config.port());
        Path folder = config.folder().isEmpty()
                ? Path.of(System.getProperty("karaf.etc", "etc"), "tls")
                : Path.of(config.folder());
        this.keeper = new CertificateKeeper(
                new KeyFiles(folder), LocalNames::ask, InstantSource.system(), connectors::use);
        this.offered = context.registerService(CertificateKeeper.class, keeper, null);
        this.offeredStrict = context.registerService(StrictTransport.class, connectors.strictTransport(), null);
        look();
    }

    /** Withdraws the connector. */
    @Deactivate
    public synchronized void stop() {
        offered.unregister();
        offeredStrict.unregister();
        if (published != null) {
            published.unregister();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAlerts(AlertService service) {
        alerts = service;
    }

    void unsetAlerts(AlertService service) {
        if (alerts == service) {
            alerts = null;
        }
    }

    @Override
    public void run(Instant due) {
        look();
    }

    @Override
    public String name() {
        return "https";
    }

    @Override
    public Health check() {
        return connectors.failure().map(Health::down).orElseGet(Health::up);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(CONFIGURE.id()));
    }

    private synchronized void look() {
        AlertService told = alerts;
        try {
            if (keeper.refresh()) {
                LOG.info("The certificate in force is {}.", keeper.current().orElseThrow().fingerprint());
            }
            if (published == null) {
                published = context.registerService(ConnectorFactory.class, connectors, null);
            }
            clear(told, HttpAlerts.CERTIFICATE);
        } catch (ProblemException unusable) {
            LOG.error("{}", unusable.problem().toLine());
            if (told != null) {
                told.raise(HttpAlerts.certificate(unusable.problem()));
            }
        }
        if (told != null) {
            keeper.expiry().ifPresentOrElse(told::raise, () -> clear(told, HttpAlerts.EXPIRY));
            connectors
                    .failure()
                    .ifPresentOrElse(
                            reason -> told.raise(HttpAlerts.port(connectors.endpoint(), reason)),
                            () -> clear(told, HttpAlerts.PORT));
        }
    }

    private static void clear(AlertService alerts, String key) {
        if (alerts != null) {
            alerts.clear(key);
        }
    }
}
