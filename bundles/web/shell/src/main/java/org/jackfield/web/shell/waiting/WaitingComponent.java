package org.jackfield.web.shell.waiting;

import com.vaadin.flow.server.VaadinServlet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.web.shell.server.ShellContext;
import org.jackfield.web.shell.server.Whiteboard;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts the waiting page behind all others. It needs nothing that could be away. */
@Component(immediate = true, service = {})
public final class WaitingComponent {

    private final InstantSource clock = InstantSource.system();
    private final Instant started = clock.instant();
    private final Whiteboard web;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<HealthCheck> checks;

    /** Puts it on the web. */
    @Activate
    public WaitingComponent(BundleContext context) {
        web = new Whiteboard(
                context,
                "org.jackfield.web.shell.waiting",
                Whiteboard.LAST,
                new ShellContext(context.getBundle(), VaadinServlet.class.getClassLoader(), Stream::empty),
                new WaitingServlet(this::why),
                Map.of());
    }

    /** Takes it off the web. */
    @Deactivate
    public void stop() {
        web.close();
    }

    private Wait why() {
        List<HealthCheck> now = checks;
        return Wait.of(now == null ? List.of() : now, Duration.between(started, clock.instant()));
    }
}
