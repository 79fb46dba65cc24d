package org.jackfield.core.deploy;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.fileinstall.ArtifactTransformer;
import org.jackfield.api.alerts.AlertService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps malformed files of deploy/ from the container's installers, by taking them and making nothing of them, and says
 * what becomes of the others.
 */
@Component(
        name = "org.jackfield.core.deploy",
        immediate = true,
        service = ArtifactTransformer.class,
        property = Constants.SERVICE_RANKING + ":Integer=1000")
public final class DeployComponent implements ArtifactTransformer {

    private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);
    private static final long LOOK_SECONDS = 2;

    private final BundleContext context;
    private final DeployFolder folder;
    private final DeployedBundles bundles;
    private final DeployAlerts alerts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-deploy").factory());

    /** Begins to look. */
    @Activate
    public DeployComponent(BundleContext context, @Reference AlertService alerts) {
        Path path = Path.of(context.getProperty("karaf.base"), "deploy").toAbsolutePath().normalize();
        this.context = context;
        this.folder = new DeployFolder(path);
        this.bundles = new DeployedBundles(context, path);
        this.alerts = new DeployAlerts(alerts);
        context.addBundleListener(bundles);
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(bundles);
        thread.shutdown();
    }

    private void look() {
        try {
            alerts.malformed(folder.faults());
            alerts.notStarted(bundles.notStarted());
        } catch (RuntimeException e) {
            LOG.error("The deploy folder cannot be looked at", e);
        }
    }

    @Override
    public boolean canHandle(File file) {
        return folder.fault(file.toPath().toAbsolutePath().normalize()).isPresent();
    }

    /** {@return null: nothing is made of it} */
    @Override
    public File transform(File file, File temporary) {
        return null;
    }
}
