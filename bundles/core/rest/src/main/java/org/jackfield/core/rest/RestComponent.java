package org.jackfield.core.rest;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.time.InstantSource;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.rest.HttpAuthentication;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.rest.auth.HeaderAuthentication;
import org.jackfield.core.rest.openapi.OpenApiResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
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

/** Takes the resources of all bundles and serves them; nothing is guarded anywhere else. */
@Component(name = "org.jackfield.core.rest", immediate = true)
public final class RestComponent {

    /** Where the API begins. */
    static final String BASE = "/api/v1";

    private static final String CONTEXT = "org.jackfield.core.rest";
    private static final Logger LOG = LoggerFactory.getLogger(RestComponent.class);

    /** The largest body; what is larger (uploads) is not JSON and has an operation that says so. */
    private static final long MAX_BODY = 1_000_000;

    // Both depend on the database: without it the API still answers what needs no log-in, health above all.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SecurityService security;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuthenticationService authentication;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ApiTokenService tokens;

    private final Applications applications = new Applications(new Gatekeeper(this::security));
    private List<ServiceRegistration<?>> registrations = List.of();

    /** Publishes the API's servlet and what goes with it. */
    @Activate
    public void start(BundleContext context) {
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        RequestCounts counts = new RequestCounts();
        HeaderAuthentication headers = new HeaderAuthentication(
                () -> Optional.ofNullable(authentication), () -> Optional.ofNullable(tokens), InstantSource.system());
        applications.add(new OpenApiResource(applications::operations, version()));
        registrations = List.of(
                context.registerService(MetricSource.class, counts, null),
                context.registerService(
                        new String[] {HttpAuthentication.class.getName(), MetricSource.class.getName()}, headers, null),
                context.registerService(
                        ServletContextHelper.class,
                        new ServletContextHelper(context.getBundle()) {},
                        properties(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, CONTEXT,
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, BASE))),
                context.registerService(
                        Servlet.class,
                        new RestServlet(applications, headers, this::security, counts, MAX_BODY),
                        properties(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, CONTEXT,
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*",
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")"))));
    }

    /** Withdraws the API. */
    @Deactivate
    public void stop() {
        registrations.reversed().forEach(ServiceRegistration::unregister);
        applications.clear();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addResource(RestResource resource) {
        try {
            applications.add(resource);
        } catch (IllegalArgumentException refused) {
            LOG.error("{} is not served: {}.", resource.getClass().getName(), refused.getMessage());
        }
    }

    void removeResource(RestResource resource) {
        applications.remove(resource);
    }

    private Optional<SecurityService> security() {
        return Optional.ofNullable(security);
    }

    private static String version() {
        return FrameworkUtil.getBundle(RestComponent.class).getVersion().toString();
    }

    private static Dictionary<String, Object> properties(Map<String, Object> values) {
        return new Hashtable<>(values);
    }
}
