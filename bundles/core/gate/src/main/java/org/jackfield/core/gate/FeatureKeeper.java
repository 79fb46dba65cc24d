package org.jackfield.core.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import org.jackfield.api.feature.FeatureAdminService;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.FeatureStatus.State;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.gate.FeatureRule.Decision;
import org.jackfield.core.gate.FeatureRule.Facts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Starts, ends and removes feature bundles, and says where each stands. The gate's thread calls {@link #keep}; events
 * of the framework come on any thread and only take notes.
 */
final class FeatureKeeper implements FeatureService, FeatureAdminService, SynchronousBundleListener {

    /** How long an installer that stopped a bundle has it to itself, unless it says sooner that it is done. */
    private static final long INSTALLER_MILLIS = 5000;

    /** How long a bundle that was just installed or updated is left to its installer, which still sets it up. */
    private static final long SETTLE_MILLIS = 1000;

    private static final Logger LOG = System.getLogger(FeatureKeeper.class.getName());
    private static final int MAX_TURNED_AWAY = 50;

    private final BundleContext context;
    private final Bundle framework;
    private final Wishes wishes;
    private final BundleOperations operations;
    private final InstantSource clock;
    private final LongToIntFunction inUse;
    private final Consumer<FeatureStatus> listeners;
    private final Runnable wake;
    private final Map<Long, FeatureBundle> bundles = new ConcurrentHashMap<>();
    private final Map<String, FeatureStatus> turnedAway = new ConcurrentHashMap<>();
    private volatile Permits permits;

    FeatureKeeper(
            BundleContext context,
            Wishes wishes,
            InstantSource clock,
            LongToIntFunction inUse,
            Consumer<FeatureStatus> listeners,
            Runnable wake) {
        this.context = context;
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        this.wishes = wishes;
        this.operations = new BundleOperations(framework);
        this.clock = clock;
        this.inUse = inUse;
        this.listeners = listeners;
        this.wake = wake;
        this.permits = new Permits(Optional.empty(), clock.instant(), Optional.empty());
    }

    /** Takes note of the bundles that are there. */
    void open(Permits now) {
        permits = now;
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            appeared(bundle);
        }
    }

    void close() {
        context.removeBundleListener(this);
    }

    /** Does what the permits and the wishes ask for, as far as it can be done now. */
    void keep(Permits now) {
        permits = now;
        if (framework.getState() == Bundle.ACTIVE || framework.getState() == Bundle.STARTING) {
            bundles.values().forEach(this::keep);
        }
    }

    /**
     * The bundle's state is read once, and before the wish: who starts it meanwhile has wished it before it runs, so
     * that it is never taken for one that runs against a wish.
     */
    private void keep(FeatureBundle feature) {
        int bundleState = feature.bundle().getState();
        if (feature.busy() || feature.underWay(bundleState)) {
            return;
        }
        hearStart(feature);
        Decision decision = decide(feature, bundleState);
        say(feature, decision.state());
        switch (decision.action()) {
            case START -> start(feature, ticks());
            case STOP -> feature.run("stop", () -> {
                hearStart(feature);
                if (!wishes.wanted(feature.declaration().id())) {
                    operations.stop(feature.bundle(), stopOptions(feature));
                }
                wake.run();
            });
            case REMOVE -> feature.run("remove", () -> {
                operations.remove(feature.bundle());
                wake.run();
            });
            case NONE -> { }
        }
    }

    private Decision decide(FeatureBundle feature, int bundleState) {
        FeatureDeclaration declared = feature.declaration();
        return FeatureRule.decide(new Facts(
                declared.fault().isPresent(),
                permits.covers(declared),
                wishes.wanted(declared.id()),
                FeatureBundle.running(bundleState),
                FeatureBundle.resolved(bundleState),
                inUse.applyAsInt(feature.bundle().getBundleId())));
    }

    private void start(FeatureBundle feature, long millis) {
        if (!levelReached(feature) || !feature.mayTry(millis)) {
            return;
        }
        feature.run("start", () -> {
            try {
                feature.bundle().start(Bundle.START_TRANSIENT);
                feature.started();
                LOG.log(Level.INFO, "feature {0} started", feature.declaration().id());
            } catch (BundleException | RuntimeException | LinkageError e) {
                String why = String.valueOf(e.getMessage()).strip();
                if (!why.equals(feature.failure())) {
                    LOG.log(Level.WARNING, "feature " + feature.declaration().id() + " did not start: " + why);
                }
                feature.failed(why, ticks());
            }
            wake.run();
        });
    }

    /** Milliseconds that only go forward: a clock that is set must not hold a feature up. */
    private static long ticks() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private boolean levelReached(FeatureBundle feature) {
        return framework.adapt(FrameworkStartLevel.class).getStartLevel() >= feature.startLevel();
    }

    private void say(FeatureBundle feature, State state) {
        FeatureDeclaration declared = feature.declaration();
        Permits held = permits;
        boolean changed = switch (state) {
            case UNLICENSED -> becomes(feature, state, held.reason(declared), held.remedy(declared));
            case ENDING -> becomes(
                    feature,
                    state,
                    declared.fault().orElseGet(() -> held.reason(declared)) + " What is in progress is let end.",
                    held.remedy(declared));
            case REFUSED -> becomes(
                    feature, state, declared.fault().orElse(""), "Ask the bundle's maker for one that is built properly.");
            case STOPPED -> becomes(feature, state, "It was stopped by an administrator.", "Start it.");
            case STARTING -> feature.failure().isEmpty()
                    ? becomes(feature, state, "", "")
                    : becomes(feature, State.FAILED, feature.failure(), "Install what it misses; it is tried again.");
            case ACTIVE, FAILED, UNINSTALLED -> becomes(feature, state, "", "");
        };
        if (changed) {
            log(feature.bundle(), feature.status());
            listeners.accept(feature.status());
        }
    }

    /** Names the file, for who dropped it in may not know the feature's id. */
    private static void log(Bundle bundle, FeatureStatus status) {
        if (!status.reason().isEmpty() && status.state() != State.FAILED) {
            String location = bundle.getLocation();
            String file = location.startsWith("file:") ? location.substring(location.lastIndexOf('/') + 1) + ": " : "";
            LOG.log(Level.INFO, "{0}feature {1} is {2}: {3} {4}",
                    file, status.id(), status.state(), status.reason(), status.remedy());
        }
    }

    private boolean becomes(FeatureBundle feature, State state, String reason, String remedy) {
        return feature.becomes(state, reason, remedy, clock.instant());
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        FeatureBundle feature = bundles.get(bundle.getBundleId());
        switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> appeared(bundle);
            case BundleEvent.UNINSTALLED -> disappeared(bundle);
            case BundleEvent.STARTING, BundleEvent.LAZY_ACTIVATION -> note(feature, this::startingByOther);
            case BundleEvent.STARTED -> note(feature, FeatureBundle::started);
            case BundleEvent.STOPPED -> note(feature, this::stoppedByOther);
            case BundleEvent.RESOLVED -> bundles.values().forEach(FeatureBundle::missingMayBeThere);
            default -> {
                return;
            }
        }
        wake.run();
    }

    private static void note(FeatureBundle feature, Consumer<FeatureBundle> what) {
        if (feature != null && !feature.isOperatedByThisThread()) {
            what.accept(feature);
        }
    }

    /** Noted before it has started, for then the gate looks and must not stop it again. */
    private void startingByOther(FeatureBundle feature) {
        if (!Installers.atWork()) {
            wish(feature, true);
        }
    }

    private void wish(FeatureBundle feature, boolean wanted) {
        synchronized (feature) {
            feature.stopHeard(!wanted);
            wishes.want(feature.declaration().id(), wanted);
        }
    }

    /**
     * Who starts a bundle just after the gate did it makes no event, and the event of a stop may come after that of
     * the next start. The framework's own mark of the bundle tells what was asked last.
     */
    private void hearStart(FeatureBundle feature) {
        synchronized (feature) {
            if (feature.isStartUnheard()) {
                wish(feature, true);
            }
        }
    }

    /**
     * The gate's stop takes the framework's mark away, so that the framework does not start the bundle again by itself
     * either. Whoever stopped the bundle itself has done so already; what is marked then was marked by a start that
     * is not heard yet, and must still be there to be heard.
     */
    private static int stopOptions(FeatureBundle feature) {
        synchronized (feature) {
            return feature.isStopHeard() ? Bundle.STOP_TRANSIENT : 0;
        }
    }

    private void stoppedByOther(FeatureBundle feature) {
        if (framework.getState() != Bundle.ACTIVE || !levelReached(feature)) {
            return;
        }
        if (Installers.atWork()) {
            feature.leaveAloneUntil(ticks() + INSTALLER_MILLIS);
        } else {
            wish(feature, false);
        }
    }

    private void appeared(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        Optional<FeatureDeclaration> declared =
                revision == null ? Optional.empty() : FeatureDeclaration.of(revision);
        if (declared.isEmpty()) {
            disappeared(bundle);
        } else if (!declared.get().holdable()) {
            turnAway(new FeatureBundle(bundle, declared.get(), clock.instant()));
        } else {
            FeatureBundle feature = bundles.get(bundle.getBundleId());
            if (feature == null) {
                feature = new FeatureBundle(bundle, declared.get(), clock.instant());
                say(feature, decide(feature, bundle.getState()).state());
                bundles.put(bundle.getBundleId(), feature);
            } else {
                feature.declares(declared.get());
            }
            feature.leaveAloneUntil(ticks() + SETTLE_MILLIS);
            turnedAway.remove(bundle.getLocation());
        }
    }

    /** Nothing could keep this bundle from being resolved, so it goes before anybody can start it. */
    private void turnAway(FeatureBundle feature) {
        Bundle bundle = feature.bundle();
        String why = feature.declaration().fault().orElse("");
        FeatureStatus status = feature.statusOf(
                State.REFUSED, why, "Ask the bundle's maker for one that is built properly.", clock.instant());
        LOG.log(Level.WARNING, "bundle " + bundle.getSymbolicName() + " was uninstalled: " + why);
        if (turnedAway.size() < MAX_TURNED_AWAY) {
            turnedAway.put(bundle.getLocation(), status);
        }
        operations.uninstall(bundle);
        listeners.accept(status);
    }

    private void disappeared(Bundle bundle) {
        FeatureBundle gone = bundles.remove(bundle.getBundleId());
        if (gone != null && gone.becomes(State.UNINSTALLED, "", "", clock.instant())) {
            listeners.accept(gone.status());
        }
    }

    @Override
    public List<FeatureStatus> features() {
        List<FeatureStatus> all = new ArrayList<>(turnedAway.values());
        bundles.values().forEach(feature -> all.add(feature.status()));
        all.sort(Comparator.comparing(FeatureStatus::title).thenComparing(FeatureStatus::bundleId));
        return List.copyOf(all);
    }

    @Override
    public Optional<FeatureStatus> feature(String id) {
        return features().stream()
                .filter(feature -> feature.id().equals(id))
                .max(Comparator.comparing((FeatureStatus feature) -> feature.state().running())
                        .thenComparing(FeatureStatus::bundleId));
    }

    @Override
    public void start(String id) {
        wish(id, true);
    }

    @Override
    public void stop(String id) {
        wish(id, false);
    }

    private void wish(String id, boolean wanted) {
        List<FeatureBundle> meant = bundles.values().stream()
                .filter(feature -> feature.declaration().id().equals(id))
                .toList();
        if (meant.isEmpty()) {
            throw ProblemException.notFound(
                    "feature.unknown", id, "No installed feature has this id.", "See jackfield:features for those there are.");
        }
        wishes.want(id, wanted);
        for (FeatureBundle feature : meant) {
            feature.wishedById();
            feature.forgiven();
        }
        wake.run();
    }
}
