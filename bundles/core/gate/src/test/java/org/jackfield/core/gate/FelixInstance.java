package org.jackfield.core.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.jackfield.api.feature.FeatureAdminService;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileListener;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** A real framework with the gate at start level 1 and everything else at 80, as in the distribution. */
final class FelixInstance implements AutoCloseable, FeatureListener, LicenceFileListener {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Framework framework;
    private final List<FeatureStatus> told = new ArrayList<>();
    private final List<BundleEvent> events = new ArrayList<>();

    private FelixInstance(Framework framework) {
        this.framework = framework;
    }

    /** Starts a framework on a cache, which may hold the bundles of an earlier run. */
    static FelixInstance start(Site site, Path cache) throws BundleException, IOException {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, cache.toString(),
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "100",
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                                "org.jackfield.api.problem;version=1.0.0,org.jackfield.api.feature;version=1.0.0,"
                                        + "org.jackfield.api.feature.gate;version=1.1.0",
                        "felix.startlevel.bundle", "80",
                        "karaf.etc", site.root.resolve("etc").toString(),
                        "jackfield.data", site.root.resolve("data").toString(),
                        "test.marks", site.marks.toString()));
        FelixInstance instance = new FelixInstance(framework);
        framework.init();
        BundleContext context = framework.getBundleContext();
        if (context.getBundle("gate") == null) {
            Bundle gate = context.installBundle("gate", TestBundle.gate());
            gate.adapt(BundleStartLevel.class).setStartLevel(1);
            gate.start();
        }
        context.addBundleListener(instance::note);
        context.registerService(FeatureListener.class, instance, null);
        context.registerService(LicenceFileListener.class, instance, null);
        framework.start();
        instance.await("start level 100", () ->
                framework.adapt(FrameworkStartLevel.class).getStartLevel() == 100);
        return instance;
    }

    Bundle install(TestBundle bundle) throws BundleException {
        return install("test:" + System.nanoTime(), bundle);
    }

    Bundle install(String location, TestBundle bundle) throws BundleException {
        return framework.getBundleContext().installBundle(location, bundle.jar());
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Framework framework() {
        return framework;
    }

    <S> S service(Class<S> type) {
        ServiceReference<S> reference = context().getServiceReference(type);
        return context().getService(reference);
    }

    FeatureAdminService admin() {
        return service(FeatureAdminService.class);
    }

    Optional<FeatureStatus> feature(String id) {
        return service(FeatureService.class).feature(id);
    }

    void awaitState(String id, FeatureStatus.State state) {
        await(id + " to be " + state, () -> feature(id).filter(one -> one.state() == state).isPresent());
    }

    /** Waits until the gate has read its folder and looked at its bundles anew, twice. */
    void awaitRounds() {
        LicenceFileService files = service(LicenceFileService.class);
        for (int round = 0; round < 2; round++) {
            var before = files.lastRead();
            await("the gate's next round", () -> files.lastRead().isAfter(before));
        }
    }

    /** Waits for something that a listener or a bundle event makes true, or that the gate's next round does. */
    synchronized void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + "; told: " + told);
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** {@return the bundles that were started, stopped or unresolved since the last call} */
    synchronized List<String> touched() {
        List<String> names = events.stream()
                .filter(event -> (event.getType() & (BundleEvent.STARTED | BundleEvent.STOPPED | BundleEvent.UNRESOLVED)) != 0)
                .map(event -> event.getBundle().getSymbolicName())
                .distinct()
                .toList();
        events.clear();
        return names;
    }

    synchronized List<FeatureStatus> told() {
        return List.copyOf(told);
    }

    private synchronized void note(BundleEvent event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void featureChanged(FeatureStatus feature) {
        told.add(feature);
        notifyAll();
    }

    @Override
    public synchronized void licenceFilesChanged(List<LicenceFile> files) {
        notifyAll();
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(20_000);
    }
}
