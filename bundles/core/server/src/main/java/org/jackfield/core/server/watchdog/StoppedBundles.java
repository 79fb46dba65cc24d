package org.jackfield.core.server.watchdog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Finds the platform's bundles that should run and do not. One that is found once may be about to start, for a refresh stops
 * whoever uses what is refreshed; so it counts when it is found a second time. For one thread.
 */
final class StoppedBundles {

    private static final String OURS = "org.jackfield.";
    private static final String FEATURE = "org.jackfield.feature";

    private final BundleContext context;
    private Set<Long> before = Set.of();

    StoppedBundles(BundleContext context) {
        this.context = context;
    }

    /** {@return those that did not run at the last look either} */
    List<Bundle> look() {
        int started = startedBelow();
        List<Bundle> down = Stream.of(context.getBundles()).filter(bundle -> isStopped(bundle, started)).toList();
        List<Bundle> again = down.stream().filter(bundle -> before.contains(bundle.getBundleId())).toList();
        before = new HashSet<>(down.stream().map(Bundle::getBundleId).toList());
        return again;
    }

    /**
     * {@return the start level below which the framework has started everything} While it starts the bundles of a level it
     * says that it is at that level already, and those that it has not come to look like stopped ones.
     */
    private int startedBelow() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class).getStartLevel();
    }

    private static boolean isStopped(Bundle bundle, int started) {
        if (!String.valueOf(bundle.getSymbolicName()).startsWith(OURS)
                || (bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) == 0
                || bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null) {
            return false;
        }
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return revision != null
                && revision.getDeclaredCapabilities(FEATURE).isEmpty()
                && level.isPersistentlyStarted()
                && level.getStartLevel() < started;
    }
}
