package org.jackfield.core.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.health.HealthReport;
import org.jackfield.api.health.HealthService;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.core.health.rest.HealthResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Gathers what the parts of the system say of themselves, and knows which parts there must be. */
@Component(name = "org.jackfield.core.health", immediate = true, service = {HealthService.class, PermissionContribution.class})
public final class HealthComponent implements HealthService, PermissionContribution {

    /** What every installation has, by the service that shows that it has started. */
    private static final Map<String, String> REQUIRED = Map.of(
            "database", "(objectClass=org.jackfield.api.persistence.SchemaReady)",
            "log-in", "(objectClass=org.jackfield.api.security.AuthenticationService)",
            "features", "(objectClass=org.jackfield.api.feature.FeatureService)",
            "licence", "(objectClass=org.jackfield.api.licence.LicenceService)",
            "telephony", "(objectClass=org.jackfield.api.telephony.TelephonyService)",
            "call log", "(objectClass=org.jackfield.api.calllog.CallLogService)",
            "website",
            "(&(objectClass=jakarta.servlet.Servlet)(osgi.http.whiteboard.servlet.name=org.jackfield.web.shell))");

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<HealthCheck> checks;

    private final List<ServicePresence> required = new ArrayList<>();
    private ServiceRegistration<RestResource> resource;

    /** Starts watching. */
    @Activate
    public void start(BundleContext context) {
        REQUIRED.forEach((name, filter) -> required.add(new ServicePresence(context, name, filter)));
        resource = context.registerService(RestResource.class, new HealthResource(this::report), null);
    }

    /** Stops watching. */
    @Deactivate
    public void stop() {
        resource.unregister();
        required.forEach(ServicePresence::close);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(HealthResource.PERMISSION, "See how every part of the system is"));
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(HealthResource.PERMISSION));
    }

    @Override
    public HealthReport report() {
        List<HealthCheck> all = new ArrayList<>(required);
        all.addAll(checks);
        return Checks.ask(all);
    }
}
