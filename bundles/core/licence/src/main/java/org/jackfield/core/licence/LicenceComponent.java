package org.jackfield.core.licence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.gate.FeatureUse;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileListener;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.EntitlementDemand;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LicenceListener;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.core.licence.store.LicenceStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires licensing: what the gate finds comes in, services and alerts go out. It runs without the database and without
 * alerts and takes them in when they are there, so that licensed features never wait for either.
 */
@Component(
        name = "org.jackfield.core.licence",
        immediate = true,
        service = {FeatureUse.class, LicenceFileListener.class})
public final class LicenceComponent implements FeatureUse, LicenceFileListener {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceComponent.class);

    private final InstantSource clock = InstantSource.system();
    private final List<EntitlementDemand> demands = new CopyOnWriteArrayList<>();
    private final List<LicenceListener> listeners = new CopyOnWriteArrayList<>();
    private final Seats seats = new Seats(clock);
    private final Violations violations = new Violations();
    private final SiteLicensing licensing;
    private final Leases leases;
    private final List<ServiceRegistration<?>> registrations;
    private final SynchronousBundleListener bundles;
    private final BundleContext context;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("jackfield-licence").daemon().factory());

    private volatile AlertService alertService;
    private volatile SchemaReady schema;
    private LicenceAlerts alerts;
    private AlertService alertsOf;
    private LicenceStore store;
    private SchemaReady storedIn;
    private Map<String, Instant> stored = Map.of();
    private Optional<LicenceReport> told = Optional.empty();

    /** Begins with what the gate has found so far. */
    @Activate
    public LicenceComponent(
            BundleContext context, @Reference LicenceFileService files, @Reference FeatureService features) {
        this.context = context;
        this.licensing = new SiteLicensing(clock, this::used, this::configured);
        this.leases = new Leases(licensing::allowance, bundle -> isEnding(features, bundle), seats, clock);
        licensing.found(files.files());
        this.bundles = event -> {
            if (event.getType() == BundleEvent.STOPPED) {
                leases.giveBackAllOf(event.getBundle().getBundleId());
            }
        };
        context.addBundleListener(bundles);
        this.registrations = List.of(
                context.registerService(LicenceService.class, licensing, null),
                context.registerService(LeaseService.class, new BundleLeases(leases, seats), null));
        thread.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        context.removeBundleListener(bundles);
        thread.shutdownNow();
    }

    private int used(String entitlement) {
        return leases.used(entitlement);
    }

    private static boolean isEnding(FeatureService features, long bundleId) {
        return features.features().stream()
                .anyMatch(feature -> feature.bundleId() == bundleId && feature.state() == FeatureStatus.State.ENDING);
    }

    private OptionalInt configured(String entitlement) {
        List<EntitlementDemand> known = demands.stream()
                .filter(demand -> demand.entitlement().equals(entitlement))
                .toList();
        return known.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(known.stream().mapToInt(EntitlementDemand::configured).sum());
    }

    /** Once a second, and whenever the gate finds something new: violations, alerts, listeners. One thread. */
    private void tick() {
        try {
            remember();
        } catch (RuntimeException e) {
            LOG.warn("What is kept of the licensing could not be read; it is tried again", e);
        }
        try {
            Instant now = clock.instant();
            licensing.licence().ifPresentOrElse(
                    licence -> licensing.violated(violations.at(now, licence, this::configured)),
                    () -> licensing.violated(List.of()));
            keep();
            LicenceReport report = licensing.report();
            alert(report);
            tell(report);
        } catch (RuntimeException e) {
            LOG.warn("Licensing could not be brought up to date; it is tried again", e);
        }
    }

    /** Takes over what the database knows as soon as it is there, and each time it is another one. */
    private void remember() {
        SchemaReady there = schema;
        if (there == storedIn) {
            return;
        }
        storedIn = null;
        store = null;
        seats.detach();
        if (there != null) {
            LicenceStore opened = new LicenceStore(there.jdbi());
            stored = opened.violations();
            violations.remember(stored);
            seats.attach(opened);
            store = opened;
            storedIn = there;
        }
    }

    private void keep() {
        if (store != null && !violations.since().equals(stored)) {
            store.violations(violations.since());
            stored = violations.since();
        }
    }

    private void alert(LicenceReport report) {
        AlertService there = alertService;
        if (there == null) {
            alerts = null;
            alertsOf = null;
            return;
        }
        if (alertsOf != there) {
            alerts = new LicenceAlerts(there);
            alertsOf = there;
        }
        alerts.show(report);
    }

    private void tell(LicenceReport report) {
        LicenceReport shown = Reports.withoutCounters(report);
        if (!told.equals(Optional.of(shown))) {
            told = Optional.of(shown);
            for (LicenceListener listener : listeners) {
                try {
                    listener.licenceChanged(report);
                } catch (RuntimeException e) {
                    LOG.warn("A licence listener failed: {}", listener.getClass().getName(), e);
                }
            }
        }
    }

    @Override
    public int inUse(long bundleId) {
        return leases.inUse(bundleId);
    }

    @Override
    public void licenceFilesChanged(List<LicenceFile> found) {
        licensing.found(found);
        thread.execute(this::tick);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDemand(EntitlementDemand demand) {
        demands.add(demand);
    }

    void removeDemand(EntitlementDemand demand) {
        demands.remove(demand);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(LicenceListener listener) {
        listeners.add(listener);
    }

    void removeListener(LicenceListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAlerts(AlertService service) {
        alertService = service;
    }

    void unsetAlerts(AlertService service) {
        if (alertService == service) {
            alertService = null;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(schema=org.jackfield.core.licence)")
    void setSchema(SchemaReady ready) {
        schema = ready;
    }

    void unsetSchema(SchemaReady ready) {
        if (schema == ready) {
            schema = null;
        }
    }
}
