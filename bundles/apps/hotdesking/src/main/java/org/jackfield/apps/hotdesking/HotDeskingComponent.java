package org.jackfield.apps.hotdesking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserListener;
import org.jackfield.api.users.UsersService;
import org.jackfield.apps.hotdesking.desk.DeskKind;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.DeskStore;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Has every phone system looked after, at each change and every minute. */
@Feature(
        id = "hot-desking",
        title = "Agent hot desking",
        description = "Agents log in at any telephone of any node, and their calls, messages and settings follow them.",
        entitlement = "hot-desking")
@Component(
        name = "org.jackfield.apps.hotdesking",
        immediate = true,
        service = {
            HotDeskingComponent.class, SettingsListener.class, ScheduledJob.class, PermissionContribution.class,
            PhoneSystemListener.class, UserListener.class
        },
        property = SettingsListener.ID + "=org.jackfield.apps.hotdesking")
@JobSchedule(name = "hotdesking.look", cron = "0 * * * * ?")
public final class HotDeskingComponent
        implements SettingsListener<HotDeskingSettings>, ScheduledJob, PermissionContribution, PhoneSystemListener,
                UserListener {

    /** Lets a person see and change how agents hot desk. */
    public static final Permission CONFIGURE = HotDeskingSettings.TYPE.permission();

    /** Lets a person log agents out. */
    public static final Permission LOG_OUT = new Permission("hotdesking.log-out", "Log hot-desk agents out");

    private final TelephonyService telephony;
    private final SettingsService settings;
    private final SecurityService security;
    private final AuditService audit;
    private final UsersService users;
    private final DeskWorkers workers;
    private final Map<PhoneSystemId, SeenDevices> seen = new ConcurrentHashMap<>();

    /** Heals at once what a crash has left. */
    @Activate
    public HotDeskingComponent(
            @Reference TelephonyService telephony,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AlertService alerts,
            @Reference AuditService audit,
            @Reference SiteTime time,
            @Reference UsersService users,
            @Reference LeaseService leases,
            @Reference DeskStore store) {
        this.telephony = telephony;
        this.settings = settings;
        this.security = security;
        this.audit = audit;
        this.users = users;
        this.workers = new DeskWorkers(
                telephony, users, alerts, audit, time, leases, store, () -> settings.read(HotDeskingSettings.TYPE).value());
        lookEverywhere();
    }

    /**
     * How a phone system stands.
     *
     * @param system the phone system
     * @param plan its plan; one that is off if nothing was entered
     * @param support what can be done there
     * @param picture who sits where
     */
    public record Status(PhoneSystem system, HotDeskingPlan plan, List<Support> support, DeskPicture picture) {}

    /**
     * What a phone system can do of one kind.
     *
     * @param kind the kind
     * @param wanted whether the plan wants it
     * @param whyNot why it cannot be done; empty if it can
     */
    public record Support(DeskKind kind, boolean wanted, Optional<String> whyNot) {}

    /** {@return how every phone system stands, by name} */
    public List<Status> status() {
        HotDeskingSettings current = settings().value();
        return telephony.phoneSystems().stream()
                .map(system -> status(system, current.of(system.id())))
                .toList();
    }

    private Status status(PhoneSystem system, HotDeskingPlan plan) {
        List<Support> support = Arrays.stream(DeskKind.values())
                .map(kind -> new Support(kind, plan.changes(kind), kind.whyNot(telephony.capabilities(system.id()))))
                .toList();
        DeskWorker worker = workers.get(system.id());
        return new Status(system, plan, support, worker == null ? DeskPicture.NONE : worker.picture());
    }

    /** {@return the settings as they stand} */
    public Stored<HotDeskingSettings> settings() {
        return settings.read(HotDeskingSettings.TYPE);
    }

    /** {@return the hunt groups of a phone system, by number} */
    public List<Device> huntGroups(PhoneSystemId system) {
        return telephony.devices(system).stream()
                .map(DeviceStatus::device)
                .filter(device -> device.kind() == DeviceKind.HUNT_GROUP && device.present())
                .toList();
    }

    /** {@return the name of whose agent it is, else what the phone system calls the phantom; empty if neither is known} */
    public String nameOf(PhoneSystemId system, DeskPicture.Agent agent) {
        return users.byAgent(system, agent.agent())
                .map(User::name)
                .or(() -> telephony.device(system, agent.phantom()).map(status -> status.device().name()))
                .orElse("");
    }

    /** Stores one plan; it is carried out at once. */
    public void store(Stored<HotDeskingSettings> edited, HotDeskingPlan plan, Subject by) {
        settings.write(HotDeskingSettings.TYPE, edited.revision(), edited.value().with(plan), by);
    }

    /**
     * Logs an agent out, wherever it sits.
     *
     * @return completes when the telephone has got back its own, exceptionally with a {@link ProblemException}
     */
    public CompletionStage<Void> logOut(PhoneSystemId system, DeviceId agent, Subject by, String origin) {
        security.check(by, LOG_OUT, Target.SITE);
        DeskWorker worker = require(system, agent);
        audit.record(AuditEvent.done(by, origin, "hotdesking.log-out-by-hand", "agent " + agent.number()));
        return CommandException.asProblems(worker.act(keeper -> keeper.logOut(settings().value().of(system), agent)));
    }

    /** Lets calls of an agent go where the site wants them while logged out, instead of where the agent does. */
    public CompletionStage<Void> clearDestination(PhoneSystemId system, DeviceId agent, Subject by, String origin) {
        security.check(by, CONFIGURE, Target.SITE);
        DeskWorker worker = require(system, agent);
        audit.record(AuditEvent.done(by, origin, "hotdesking.destination-cleared", "agent " + agent.number()));
        return CommandException.asProblems(worker.act(keeper -> keeper.clearDestination(agent)));
    }

    private DeskWorker require(PhoneSystemId system, DeviceId agent) {
        DeskWorker worker = workers.get(system);
        boolean known = worker != null
                && worker.picture().agents().stream().anyMatch(one -> one.agent().equals(agent));
        if (!known) {
            throw ProblemException.notFound(
                    "hotdesking.agent", agent.toString(), "No such agent hot desks there.",
                    "Take the agent from the list of hot-desk agents.");
        }
        return worker;
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE, LOG_OUT);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVER_APPLICATIONS.granting(CONFIGURE.id(), LOG_OUT.id()));
    }

    @Override
    public void settingsChanged(Stored<HotDeskingSettings> before, Stored<HotDeskingSettings> after) {
        lookEverywhere();
    }

    @Override
    public void run(Instant due) {
        lookEverywhere();
    }

    /** Of phone systems and of users. */
    @Override
    public void refreshed() {
        seen.values().forEach(SeenDevices::clear);
        workers.planned().forEach(DeskWorker::lookThoroughly);
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        DeskWorker worker = workers.get(system);
        if (worker != null && status.state() == LinkStatus.State.UP) {
            worker.lookThoroughly();
        }
    }

    @Override
    public void deviceChanged(PhoneSystemId system, DeviceStatus device) {
        DeskWorker worker = workers.get(system);
        if (worker != null && seen.computeIfAbsent(system, id -> new SeenDevices()).matters(device)) {
            worker.touched(device.device().id());
        }
    }

    @Override
    public void userChanged(User user) {
        workers.planned().forEach(DeskWorker::look);
    }

    private void lookEverywhere() {
        workers.planned().forEach(DeskWorker::look);
    }

    /** Telephones stay as they are; the next start finishes or takes back what was begun. */
    @Deactivate
    public void stop() {
        workers.close();
    }
}
