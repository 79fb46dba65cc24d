package org.jackfield.core.events;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.jackfield.core.events.store.EventStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The log of events, and who may read it. */
@Component(
        name = EventsComponent.NAME,
        immediate = true,
        service = {EventsComponent.class, EventSink.class, PermissionContribution.class, MetricSource.class})
public final class EventsComponent implements EventSink, PermissionContribution, MetricSource {

    static final String NAME = "org.jackfield.core.events";

    /** What a person needs to see what happened. */
    public static final Permission VIEW = new Permission("events.view", "See what happened");

    private final BundleContext context;
    private final EventDesk desk;
    private final EventLog log;

    /** Notes the start of the server. */
    @Activate
    public EventsComponent(
            BundleContext context,
            @Reference(target = "(schema=org.jackfield.core.events)") SchemaReady schema,
            @Reference SecurityService security,
            @Reference SiteTime time) {
        this.context = context;
        EventStore store = new EventStore(schema.jdbi());
        desk = new EventDesk(store, security);
        log = new EventLog(store, time.clock());
        log.begin(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                context.getBundle().getVersion().toString());
    }

    @Override
    public void record(EventKind kind, String subject, String detail) {
        log.record(kind, subject, detail);
    }

    /** Calls somebody after events were stored. */
    public AutoCloseable watch(Runnable watcher) {
        return log.watch(watcher);
    }

    /** {@return events as somebody may see them} */
    public EventDesk desk() {
        return desk;
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, EventsSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.DASHBOARD.granting(VIEW.id()),
                StandardOption.DATABASE_MAINTENANCE.granting(EventsSettings.CONFIGURE.id()));
    }

    @Override
    public void collect(MetricSink sink) {
        sink.counter("events_lost", "Events that were not kept because the database was away for too long", log.lost());
    }

    /** A stop of the whole server is an event; a stop of this bundle is none. */
    @Deactivate
    public void stop() {
        if (context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING) {
            log.record(EventKind.SERVER_STOPPED, context.getBundle().getVersion().toString(), "");
        }
        log.close();
    }
}
