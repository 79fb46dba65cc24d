package org.jackfield.core.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** What the gate does to bundles. Each call blocks until it is done. */
final class BundleOperations {

    private static final Logger LOG = System.getLogger(BundleOperations.class.getName());
    private static final long REFRESH_SECONDS = 60;

    private final Bundle framework;

    BundleOperations(Bundle framework) {
        this.framework = framework;
    }

    /** Stops a bundle as an administrator wishes it, with the options of {@link Bundle#stop(int)}. */
    void stop(Bundle bundle, int options) {
        try {
            bundle.stop(options);
            LOG.log(Level.INFO, "feature bundle {0} stopped", bundle.getSymbolicName());
        } catch (BundleException | IllegalStateException e) {
            report("stopped", bundle, e);
        }
    }

    /**
     * Stops a bundle and takes its class loader away, and nobody else's: nobody depends on a feature bundle. Then it
     * cannot be resolved again until it is licensed.
     */
    void remove(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException | IllegalStateException e) {
            report("stopped", bundle, e);
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        try {
            framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED || event.getType() == FrameworkEvent.ERROR) {
                    refreshed.countDown();
                }
            });
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "the refresh of {0} takes unusually long", bundle.getSymbolicName());
            }
            LOG.log(Level.INFO, "feature bundle {0} stopped and taken back", bundle.getSymbolicName());
        } catch (IllegalArgumentException | IllegalStateException e) {
            report("refreshed", bundle, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            report("uninstalled", bundle, e);
        }
    }

    private static void report(String what, Bundle bundle, Exception e) {
        LOG.log(Level.WARNING, "bundle " + bundle.getSymbolicName() + " was not " + what + " properly", e);
    }
}
