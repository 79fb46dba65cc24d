package org.jackfield.core.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the bundles that came by deploy/, in lines that name the file. Features are left out where it is about
 * starting: the gate starts and holds them, and says so.
 */
final class DeployedBundles implements BundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeployedBundles.class);
    private static final String FEATURE = "org.jackfield.feature";
    private static final Pattern MISSING = Pattern.compile(
            "missing requirement \\[[^\\]]*\\]\\([^)]*\\)\\] ([\\w.]+); (\\(.*?\\))(?: |$)");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([\\w.]+)\\)");

    private final BundleContext context;
    private final Path folder;
    private final Map<Long, Tried> tried = new HashMap<>();

    private record Tried(long installed, String why) {}

    DeployedBundles(BundleContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String what = switch (event.getType()) {
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.STARTED -> "started";
            case BundleEvent.UNINSTALLED -> "uninstalled";
            default -> "";
        };
        if (!what.isEmpty()) {
            Bundle bundle = event.getBundle();
            file(bundle).ifPresent(file -> LOG.info(
                    "{}: {} {} is {}", file.getFileName(), bundle.getSymbolicName(), bundle.getVersion(), what));
        }
    }

    /** {@return the files that bundles came from} By their names: the container may know the folder by another path. */
    Set<Path> installed() {
        Set<Path> files = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            fileOf(bundle.getLocation()).map(Path::getFileName).map(folder::resolve).ifPresent(files::add);
        }
        return files;
    }

    /** {@return the files whose bundles should run and do not, with why} */
    Map<Path, String> notStarted() {
        Map<Path, String> reasons = new TreeMap<>();
        Map<Long, Tried> still = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            Optional<Path> file = file(bundle);
            if (file.isPresent() && shouldRun(bundle)) {
                Tried now = tryOnce(bundle, file.get());
                if (now != null) {
                    still.put(bundle.getBundleId(), now);
                    reasons.put(file.get(), now.why());
                }
            }
        }
        tried.clear();
        tried.putAll(still);
        return reasons;
    }

    private static boolean shouldRun(Bundle bundle) {
        int state = bundle.getState();
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return (state == Bundle.INSTALLED || state == Bundle.RESOLVED)
                && revision != null
                && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) == 0
                && revision.getDeclaredCapabilities(FEATURE).isEmpty()
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** The container has tried already and kept what it found to itself; {@return null if it starts now} */
    private Tried tryOnce(Bundle bundle, Path file) {
        Tried before = tried.get(bundle.getBundleId());
        if (before != null && before.installed() == bundle.getLastModified()) {
            return before;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return null;
        } catch (BundleException | IllegalStateException e) {
            Throwable cause = e.getCause();
            if (cause != null) {
                LOG.warn("{}: {} failed while starting", file.getFileName(), bundle.getSymbolicName(), cause);
            }
            return new Tried(bundle.getLastModified(), cause == null ? reason(e.getMessage()) : cause + ".");
        }
    }

    /** {@return the first thing that is missing, in the words of whoever has to provide it} */
    static String reason(String message) {
        Matcher missing = MISSING.matcher(String.valueOf(message));
        if (!missing.find()) {
            return message + ".";
        }
        Matcher packages = PACKAGE.matcher(missing.group(2));
        return packages.find()
                ? "it needs the package " + packages.group(1) + ", which nobody provides as " + missing.group(2) + "."
                : "it needs " + missing.group(1) + " " + missing.group(2) + ", which nobody provides.";
    }

    /** {@return the file a bundle came from, if that is in the folder; a plain jar's location has "wrap:" around it} */
    private Optional<Path> file(Bundle bundle) {
        return fileOf(bundle.getLocation()).filter(file -> folder.equals(file.getParent()));
    }

    static Optional<Path> fileOf(String location) {
        int begin = location.indexOf("file:");
        if (begin < 0) {
            return Optional.empty();
        }
        int end = location.indexOf('$', begin);
        String address = end < 0 ? location.substring(begin) : location.substring(begin, end);
        try {
            return Optional.of(Path.of(URI.create(address)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
