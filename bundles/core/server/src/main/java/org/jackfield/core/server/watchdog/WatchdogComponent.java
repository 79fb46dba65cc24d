package org.jackfield.core.server.watchdog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.server.watchdog.Watchdog.Stopped;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;

/**
 * Looks every half minute whether the platform's own bundles and their components run. Features are the gate's: it starts
 * them again by itself. A bundle that an administrator stopped is not among those the framework should have started, and
 * stays as it is.
 */
@Component(name = "org.jackfield.core.server.watchdog", immediate = true)
@JobSchedule(name = "server.watchdog", cron = "15/30 * * * * ?")
public final class WatchdogComponent implements ScheduledJob {

    private static final String OURS = "org.jackfield.";

    private final StoppedBundles bundles;
    private final ServiceComponentRuntime runtime;
    private final SettingsService settings;
    private final SiteTime time;
    private final Watchdog watchdog;

    /** Looks at this framework. */
    @Activate
    public WatchdogComponent(
            BundleContext context,
            @Reference ServiceComponentRuntime runtime,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.bundles = new StoppedBundles(context);
        this.runtime = runtime;
        this.settings = settings;
        this.time = time;
        this.watchdog = new Watchdog(alerts);
    }

    @Override
    public void run(Instant due) {
        List<Stopped> stopped = new ArrayList<>();
        bundles.look().forEach(bundle -> stopped.add(new StoppedBundle(bundle)));
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (component.name.startsWith(OURS)) {
                failure(component).ifPresent(why -> stopped.add(new FailedComponent(component, why)));
            }
        }
        watchdog.look(stopped, settings.read(WatchdogSettings.TYPE).value().restartStopped(), time.now());
    }

    @Deactivate
    void stop() {
        watchdog.clear();
    }

    private Optional<String> failure(ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component).stream()
                .filter(configured -> configured.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(configured -> firstLine(configured.failure))
                .findFirst();
    }

    private static String firstLine(String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }

    private record StoppedBundle(Bundle bundle) implements Stopped {
        @Override
        public String name() {
            return bundle.getSymbolicName();
        }

        @Override
        public String why() {
            return "";
        }

        @Override
        public void start() throws BundleException {
            bundle.start(Bundle.START_TRANSIENT);
        }
    }

    private final class FailedComponent implements Stopped {
        private final ComponentDescriptionDTO component;
        private final String why;

        FailedComponent(ComponentDescriptionDTO component, String why) {
            this.component = component;
            this.why = why;
        }

        @Override
        public String name() {
            return component.name;
        }

        @Override
        public String why() {
            return why;
        }

        @Override
        public void start() throws Exception {
            Promise<Void> disabled = runtime.disableComponent(component);
            disabled.getValue();
            runtime.enableComponent(component).getValue();
        }
    }
}
