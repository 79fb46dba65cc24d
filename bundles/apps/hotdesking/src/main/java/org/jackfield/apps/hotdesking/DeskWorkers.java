package org.jackfield.apps.hotdesking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.UsersService;
import org.jackfield.apps.hotdesking.desk.DeskStore;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;
import org.jackfield.apps.hotdesking.desk.Keeper;

/** A worker for every phone system of which something was entered. */
final class DeskWorkers implements AutoCloseable {

    private final TelephonyService telephony;
    private final UsersService users;
    private final AlertService alerts;
    private final AuditService audit;
    private final SiteTime time;
    private final LeaseService leases;
    private final DeskStore store;
    private final Supplier<HotDeskingSettings> settings;
    private final Map<PhoneSystemId, DeskWorker> workers = new ConcurrentHashMap<>();
    private boolean closed;

    DeskWorkers(
            TelephonyService telephony, UsersService users, AlertService alerts, AuditService audit, SiteTime time,
            LeaseService leases, DeskStore store, Supplier<HotDeskingSettings> settings) {
        this.telephony = telephony;
        this.users = users;
        this.alerts = alerts;
        this.audit = audit;
        this.time = time;
        this.leases = leases;
        this.store = store;
        this.settings = settings;
    }

    /** {@return the worker of a phone system; null if there is none} */
    DeskWorker get(PhoneSystemId system) {
        return workers.get(system);
    }

    /** {@return all that there are to be by the settings; none once closed} */
    synchronized Collection<DeskWorker> planned() {
        if (closed) {
            return List.of();
        }
        settings.get().plans().forEach(plan -> workers.computeIfAbsent(plan.system(), this::worker));
        return List.copyOf(workers.values());
    }

    private DeskWorker worker(PhoneSystemId system) {
        PatientOffice office = new PatientOffice(system, telephony, users);
        DeskReporter reporter = new DeskReporter(system, alerts, audit);
        String id = system.toString();
        return new DeskWorker(
                id.substring(id.length() - 6),
                () -> new Keeper(system, office, store, time, reporter),
                () -> plan(system),
                () -> lease(system),
                picture -> reporter.seen(picture, telephony.isUp(system)),
                office::stop);
    }

    private HotDeskingPlan plan(PhoneSystemId system) {
        return settings.get().of(system);
    }

    /** A licence that is withdrawn in mid log-in lets it come to its end. */
    private AutoCloseable lease(PhoneSystemId system) {
        return leases.acquire(LeaseRequest.of(Entitlement.HOT_DESKING.id(), system.toString(), "log-ins of agents"))
                instanceof Lease lease ? lease : null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        workers.values().forEach(DeskWorker::close);
    }
}
