package org.jackfield.core.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.HttpAuthentication;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the numbers of all bundles and offers them at {@code /metrics}. */
@Component(name = "org.jackfield.core.metrics", immediate = true, service = PermissionContribution.class)
public final class MetricsComponent implements PermissionContribution {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsComponent.class);
    private static final String CONTEXT = "org.jackfield.core.metrics";
    private static final Permission READ = new Permission("metrics.read", "Read the metrics");
    private static final int MAX_REJECTED = 1000;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<MetricSource> sources;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile HttpAuthentication authentication;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SecurityService security;

    private final JavaMachine javaMachine = new JavaMachine();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private List<ServiceRegistration<?>> registrations = List.of();

    /** Publishes the servlet. */
    @Activate
    public void start(BundleContext context) {
        registrations = List.of(
                context.registerService(
                        ServletContextHelper.class,
                        new ServletContextHelper(context.getBundle()) {},
                        new Hashtable<>(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, CONTEXT,
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/metrics"))),
                context.registerService(
                        Servlet.class,
                        new MetricsServlet(this::numbers, this::check),
                        new Hashtable<>(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*",
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")"))));
    }

    /** Withdraws the servlet. */
    @Deactivate
    public void stop() {
        registrations.reversed().forEach(ServiceRegistration::unregister);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(READ);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(READ.id()));
    }

    private MetricSnapshots numbers() {
        Snapshot snapshot = new Snapshot(this::reject);
        javaMachine.collect(snapshot.plain());
        for (MetricSource source : sources) {
            try {
                source.collect(snapshot);
            } catch (RuntimeException failure) {
                reject(source.getClass().getName(), "its source failed: " + failure);
            }
        }
        return snapshot.build();
    }

    private void reject(String name, String why) {
        if (rejected.size() < MAX_REJECTED && rejected.add(name)) {
            LOG.warn("The metric {} is left out: {}.", name, why);
        }
    }

    private void check(HttpServletRequest request) {
        HttpAuthentication asker = authentication;
        SecurityService decider = security;
        if (asker == null) {
            throw starting();
        }
        // What a proxy on this machine forwards does not come from this machine.
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (asker.isLocal(request) && !forwarded) {
            return;
        }
        Subject caller = asker.authenticate(request)
                .orElseThrow(() -> ProblemException.of(
                        "security.unauthenticated",
                        Problem.Kind.UNAUTHENTICATED,
                        "",
                        "This needs a log-in.",
                        "Send a name and a password by HTTP Basic."));
        if (decider == null) {
            throw starting();
        }
        decider.check(caller, READ, Target.SITE);
    }

    private static ProblemException starting() {
        return ProblemException.unavailable(
                "metrics.starting", "", "Log-ins cannot be checked yet.", "Try again shortly.");
    }
}
