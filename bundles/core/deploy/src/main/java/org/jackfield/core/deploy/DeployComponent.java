package org.jackfield.core.deploy;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.felix.fileinstall.ArtifactTransformer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files of deploy/ that are malformed, or whose publisher does not count here, from the container's installers, by taking
 * them and making nothing of them. It needs no other service: the installers do not wait for a database either.
 */
@Component(
        name = "org.jackfield.core.deploy",
        immediate = true,
        service = {ArtifactTransformer.class, DeployComponent.class},
        property = Constants.SERVICE_RANKING + ":Integer=1000")
public final class DeployComponent implements ArtifactTransformer {

    private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);

    private final Path path;
    private final DeployFolder folder;
    private volatile boolean trustedPublishersOnly;

    /** The file {@code etc/org.jackfield.core.deploy.cfg}. */
    @interface Config {
        /** Whether only what a trusted publisher signed is installed. */
        boolean trustedPublishersOnly() default false;
    }

    /** Begins to look. */
    @Activate
    public DeployComponent(BundleContext context, Config config) {
        path = Path.of(context.getProperty("karaf.base"), "deploy").toAbsolutePath().normalize();
        folder = new DeployFolder(path, new Publishers(Path.of(context.getProperty("karaf.etc"), "publishers"), Clock.systemUTC()));
        configure(config);
    }

    @Modified
    void configure(Config config) {
        if (config.trustedPublishersOnly() != trustedPublishersOnly) {
            trustedPublishersOnly = config.trustedPublishersOnly();
            LOG.info("Files in deploy/ are installed {}", trustedPublishersOnly
                    ? "if a publisher of etc/publishers signed them" : "whoever made them");
        }
    }

    /** {@return where it looks} */
    Path path() {
        return path;
    }

    /** {@return whether only what a trusted publisher signed is installed} */
    public boolean trustedPublishersOnly() {
        return trustedPublishersOnly;
    }

    /** {@return what lies in the folder and keeps still} Called from one thread. */
    Map<Path, Dropped> look() {
        return folder.look();
    }

    @Override
    public boolean canHandle(File file) {
        return folder.look(file.toPath().toAbsolutePath().normalize())
                .filter(dropped -> dropped.fault().isPresent()
                        || (trustedPublishersOnly && dropped.objection().isPresent()))
                .isPresent();
    }

    /** {@return null: nothing is made of it} */
    @Override
    public File transform(File file, File temporary) {
        return null;
    }
}
