package org.jackfield.core.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of the files in deploy/. */
@Component(name = "org.jackfield.core.deploy.watch", immediate = true, service = DeployWatch.class)
public final class DeployWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeployWatch.class);
    private static final long LOOK_SECONDS = 2;

    private final BundleContext context;
    private final DeployComponent deploy;
    private final DeployedBundles bundles;
    private final DeployAlerts alerts;
    private final MissedFiles missed = new MissedFiles();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-deploy").factory());
    private volatile Map<Path, Dropped> dropped = Map.of();

    /** Begins to look. */
    @Activate
    public DeployWatch(
            BundleContext context,
            @Reference DeployComponent deploy,
            @Reference AlertService alerts,
            @Reference AuditService audit) {
        this.context = context;
        this.deploy = deploy;
        this.bundles = new DeployedBundles(context, deploy.path());
        this.alerts = new DeployAlerts(alerts, audit);
        context.addBundleListener(bundles);
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(bundles);
        thread.shutdown();
    }

    /** {@return what lies in the folder, as it was at the last look} */
    public Map<Path, Dropped> dropped() {
        return dropped;
    }

    private void look() {
        try {
            dropped = deploy.look();
            boolean strict = deploy.trustedPublishersOnly();
            alerts.malformed(reasons(Dropped::fault));
            alerts.untrusted(strict ? Map.of() : reasons(Dropped::objection));
            alerts.refused(strict ? reasons(Dropped::objection) : Map.of());
            alerts.notStarted(bundles.notStarted());
            missed.look(installable(strict), bundles.installed()).forEach(DeployWatch::tryAgain);
        } catch (RuntimeException e) {
            LOG.error("The deploy folder cannot be looked at", e);
        }
    }

    private List<Path> installable(boolean strict) {
        return dropped.entrySet().stream()
                .filter(each -> each.getValue().fault().isEmpty() && !(strict && each.getValue().objection().isPresent()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The container takes a file for a new one that has another time. */
    private static void tryAgain(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1)));
            LOG.warn("{} was not installed when it was its turn; it is tried again", file.getFileName());
        } catch (IOException e) {
            LOG.warn("{} was not installed, and cannot be given a new time to be tried again: {}", file.getFileName(), e.toString());
        }
    }

    private Map<Path, String> reasons(Function<Dropped, Optional<String>> which) {
        Map<Path, String> reasons = new TreeMap<>();
        dropped.forEach((file, each) -> which.apply(each).ifPresent(why -> reasons.put(file, why)));
        return reasons;
    }
}
