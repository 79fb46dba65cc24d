package org.jackfield.core.telephony.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Searches the network as a task, and keeps what the last searches found. */
@Component(
        name = "org.jackfield.core.telephony.discovery",
        service = {PhoneSystemDiscovery.class, TaskHandler.class},
        property = TaskHandler.TYPE + "=" + DiscoveryComponent.WORK)
public final class DiscoveryComponent implements PhoneSystemDiscovery, TaskHandler {

    static final String WORK = "telephony.discovery";

    private static final String RANGES = "ranges";
    private static final int KEPT = 10;

    private final PhoneSystemAdminService systems;
    private final TaskService tasks;
    private final SecurityService security;
    private final AuditService audit;
    private final Map<UUID, Scan> scans = new LinkedHashMap<>();

    /** Searches for what these connectors know. */
    @Activate
    public DiscoveryComponent(
            @Reference PhoneSystemAdminService systems,
            @Reference TaskService tasks,
            @Reference SecurityService security,
            @Reference AuditService audit) {
        this.systems = systems;
        this.tasks = tasks;
        this.security = security;
        this.audit = audit;
    }

    @Override
    public String ownNetworks() {
        return OwnNetworks.text();
    }

    @Override
    public UUID start(String ranges, Subject by) {
        security.check(by, PhoneSystemAdminService.CONFIGURE, Target.SITE);
        String wanted = ranges.isBlank() ? ownNetworks() : ranges.strip();
        if (wanted.isEmpty()) {
            throw ProblemException.conflict(
                    "telephony.discovery-no-network", "", "This server is part of no network that could be searched.",
                    "Enter a range of addresses.");
        }
        parsed(wanted);
        audit.record(AuditEvent.done(by, "telephony", "telephony.discover", wanted));
        return tasks.submit(WORK, "Search for phone systems", Map.of(RANGES, wanted), by);
    }

    private static List<ScanRange> parsed(String ranges) {
        return ScanRange.of(ranges, OwnNetworks::hold);
    }

    @Override
    public Optional<Search> search(UUID id) {
        Scan scan;
        synchronized (scans) {
            scan = scans.get(id);
        }
        if (scan != null) {
            return Optional.of(scan.state());
        }
        // submitted and not begun, or of the time before a restart
        return tasks.status(id)
                .filter(task -> task.type().equals(WORK))
                .map(task -> new Search(id, !task.state().ended(), task.done(), task.total(), List.of()));
    }

    @Override
    public void cancel(UUID id, Subject by) {
        tasks.cancel(id, by);
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public String run(TaskContext context) throws InterruptedException {
        Scan scan = new Scan(context.id(), ScanRange.spots(parsed(context.parameters().get(RANGES))));
        synchronized (scans) {
            scans.put(context.id(), scan);
            if (scans.size() > KEPT) {
                scans.remove(scans.keySet().iterator().next());
            }
        }
        scan.run(systems.connectorTypes(), (done, total, found) -> {
            context.checkCancelled();
            context.progress(done, total, found == 0 ? "" : found + " found");
        });
        Search result = scan.state();
        return result.found().isEmpty()
                ? "Nothing answered among " + result.total() + " addresses."
                : result.found().size() + " found among " + result.total() + " addresses.";
    }
}
