package org.jackfield.core.health;

import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A part counts as started once it has registered its service. So what has not even been installed is missing too, which
 * no check of its own could tell.
 */
final class ServicePresence implements HealthCheck, AutoCloseable {

    private final String name;
    private final ServiceTracker<Object, Object> services;

    /**
     * Watches for a service.
     *
     * @param filter an LDAP filter
     */
    ServicePresence(BundleContext context, String name, String filter) {
        this.name = name;
        this.services = new Presence(context, parsed(filter));
        services.open(true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Health check() {
        return services.isEmpty() ? Health.down("It has not started.") : Health.up();
    }

    @Override
    public void close() {
        services.close();
    }

    private static Filter parsed(String filter) {
        try {
            return FrameworkUtil.createFilter(filter);
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalArgumentException(filter, wrong);
        }
    }

    /** Looks at references alone: asking for the service would start what is lazy. */
    private static final class Presence extends ServiceTracker<Object, Object> {
        Presence(BundleContext context, Filter filter) {
            super(context, filter, null);
        }

        @Override
        public Object addingService(ServiceReference<Object> reference) {
            return reference;
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Object service) {
            // Nothing was taken, so there is nothing to give back.
        }
    }
}
