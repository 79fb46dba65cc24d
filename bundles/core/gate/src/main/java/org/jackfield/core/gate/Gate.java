package org.jackfield.core.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.feature.FeatureAdminService;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.gate.FeatureUse;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileListener;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.format.LicenceConditions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.util.tracker.ServiceTracker;

/** The gate at work: one thread that reads the licence folder twice a second and has the features kept accordingly. */
final class Gate implements LicenceFileService {

    private static final Logger LOG = System.getLogger(Gate.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration MACHINE_FOR = Duration.ofSeconds(10);

    private final BundleContext context;
    private final InstantSource clock;
    private final GateConfig config;
    private final TimeWitness witness;
    private final LicenceFolder folder;
    private final FeatureKeeper keeper;
    private final GateListeners listeners;
    private final ServiceTracker<FeatureUse, FeatureUse> uses;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile LicenceFolder.Scan scan;
    private volatile Permits permits;
    private Set<String> machine = Set.of();
    private Instant machineReadAt = Instant.MIN;

    Gate(BundleContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
        this.config = GateConfig.of(context);
        this.permits = new Permits(Optional.empty(), clock.instant(), Optional.empty());
        this.scan = new LicenceFolder.Scan(List.of(), Optional.empty(), clock.instant());
        this.witness = new TimeWitness(new StateFile(config.state().resolve("time")));
        this.folder = new LicenceFolder(
                config.licences(),
                config.keys(),
                this::conditions,
                clock,
                witness,
                new Withdrawals(new StateFile(config.state().resolve("withdrawn"))));
        this.listeners = new GateListeners(context);
        this.uses = new ServiceTracker<>(context, FeatureUse.class, null);
        this.keeper = new FeatureKeeper(
                context,
                new Wishes(new StateFile(config.state().resolve("wishes"))),
                clock,
                this::inUse,
                listeners::tell,
                wake::release);
        this.thread = Thread.ofPlatform().name("jackfield-gate").daemon().unstarted(this::run);
    }

    /** Closes the gate first, then opens it as far as the licence allows, before any other bundle is resolved. */
    void open() {
        context.registerService(ResolverHookFactory.class, new GateHook(() -> permits), null);
        readFolder();
        uses.open();
        listeners.open();
        keeper.open(permits);
        context.registerService(FeatureService.class, keeper, null);
        context.registerService(FeatureAdminService.class, keeper, null);
        context.registerService(LicenceFileService.class, this, null);
        thread.start();
    }

    void close() {
        closed = true;
        wake.release();
        keeper.close();
        listeners.close();
        uses.close();
        witness.write();
    }

    private void run() {
        while (!closed) {
            try {
                readFolder();
                keeper.keep(permits);
                wake.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // whatever it was: without this thread a licence that ends would go on
                if (!closed) {
                    LOG.log(Level.ERROR, "the gate goes on after", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readFolder() {
        LicenceFolder.Scan before = scan;
        LicenceFolder.Scan now = folder.scan();
        scan = now;
        permits = now.permits();
        if (!now.files().equals(before.files())) {
            now.files().forEach(Gate::log);
            listeners.tell(now.files());
        }
    }

    private static void log(LicenceFile file) {
        file.problem()
                .ifPresentOrElse(
                        problem -> LOG.log(Level.WARNING, "licence refused ({0}): {1}", problem.code(), problem.toLine()),
                        () -> LOG.log(Level.INFO, "licence {0}: {1}", file.name(), file.state()));
    }

    private LicenceConditions conditions() {
        return new LicenceConditions(machine(), config.version(), config.versionReleased());
    }

    private synchronized Set<String> machine() {
        Instant now = clock.instant();
        if (machineReadAt.equals(Instant.MIN) || Duration.between(machineReadAt, now).abs().compareTo(MACHINE_FOR) >= 0) {
            machine = Machine.addresses();
            machineReadAt = now;
        }
        return machine;
    }

    private int inUse(long bundleId) {
        int count = 0;
        for (FeatureUse use : uses.getServices(new FeatureUse[0])) {
            count += use.inUse(bundleId);
        }
        return count;
    }

    @Override
    public Path folder() {
        return folder.folder();
    }

    @Override
    public List<LicenceFile> files() {
        return scan.files();
    }

    @Override
    public Instant lastRead() {
        return scan.at();
    }

    @Override
    public LicenceFile examine(Path file) {
        return folder.examine(file);
    }

    @Override
    public Set<String> machines() {
        return machine();
    }

    @Override
    public List<PublicKey> trustedKeys() {
        return folder.keys();
    }

    @Override
    public String version() {
        return config.version().toString();
    }

    @Override
    public void withdraw(String licence) {
        folder.withdraw(licence);
        wake.release();
    }

    @Override
    public boolean withdrawn(String licence) {
        return folder.withdrawn(licence);
    }
}
