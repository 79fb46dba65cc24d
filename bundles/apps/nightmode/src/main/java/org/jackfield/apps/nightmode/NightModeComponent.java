package org.jackfield.apps.nightmode;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.feature.Feature;
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
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the schedules every minute, and lets people switch by hand. */
@Feature(
        id = "night-mode",
        title = "Night mode",
        description = "Puts the phone system into night mode and back by a weekly schedule.",
        entitlement = "night-mode")
@Component(
        name = "org.jackfield.apps.nightmode",
        immediate = true,
        service = {NightModeComponent.class, SettingsListener.class, ScheduledJob.class, PermissionContribution.class},
        property = SettingsListener.ID + "=org.jackfield.apps.nightmode")
@JobSchedule(name = "nightmode.look", cron = "0 * * * * ?")
public final class NightModeComponent
        implements SettingsListener<NightModeSettings>, ScheduledJob, PermissionContribution {

    /** Lets a person see and change the schedules. */
    public static final Permission CONFIGURE = NightModeSettings.TYPE.permission();

    /** Lets a person switch by hand. */
    public static final Permission SWITCH = new Permission("nightmode.switch", "Switch night mode by hand");

    private static final Logger LOG = LoggerFactory.getLogger(NightModeComponent.class);
    private static final Subject SELF = Subject.system("org.jackfield.apps.nightmode");

    private final TelephonyService telephony;
    private final SettingsService settings;
    private final SecurityService security;
    private final AlertService alerts;
    private final AuditService audit;
    private final SiteTime time;
    private final NightKeeper keeper;

    /** Carries out at once what the schedules want now. */
    @Activate
    public NightModeComponent(
            @Reference TelephonyService telephony,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AlertService alerts,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.telephony = telephony;
        this.settings = settings;
        this.security = security;
        this.alerts = alerts;
        this.audit = audit;
        this.time = time;
        this.keeper = new NightKeeper(time, new PhoneSystemSwitch(), new Reporter());
        look();
    }

    /**
     * How a phone system or node stands.
     *
     * @param system the phone system
     * @param plan its plan; a disabled one if there is none
     * @param night whether it is night there; empty if not known
     * @param nextChange when the schedule changes the mode next; empty if never, or if the schedule is not followed
     */
    public record Status(
            PhoneSystem system, NightPlan plan, Optional<Boolean> night, Optional<ZonedDateTime> nextChange) {}

    /** {@return how every phone system stands, by name; nodes that have plans of their own after their system} */
    public List<Status> status() {
        NightModeSettings current = settings.read(NightModeSettings.TYPE).value();
        return telephony.phoneSystems().stream()
                .flatMap(system -> {
                    List<NightPlan> plans = current.plans().stream()
                            .filter(plan -> plan.key().system().equals(system.id()))
                            .toList();
                    return (plans.isEmpty() ? List.of(unplanned(system)) : plans).stream()
                            .map(plan -> status(system, plan));
                })
                .toList();
    }

    private Status status(PhoneSystem system, NightPlan plan) {
        Optional<ZonedDateTime> next =
                plan.enabled() ? plan.schedule().nextChange(time.siteNow()) : Optional.empty();
        return new Status(system, plan, telephony.nightMode(system.id(), plan.node()), next);
    }

    private static NightPlan unplanned(PhoneSystem system) {
        return new NightPlan(system.id().toString(), "", false, "", NightSchedule.ALWAYS_NIGHT);
    }

    /** {@return the settings as they stand} */
    public Stored<NightModeSettings> settings() {
        return settings.read(NightModeSettings.TYPE);
    }

    /** Stores one plan; it is carried out at once. */
    public void store(Stored<NightModeSettings> edited, NightPlan plan, Subject by) {
        settings.write(NightModeSettings.TYPE, edited.revision(), edited.value().with(plan), by);
    }

    /**
     * Switches by hand; the schedule's next change still happens.
     *
     * @return completes when the phone system has confirmed, exceptionally with a {@link ProblemException} if it has
     *     not
     */
    public CompletionStage<?> switchNow(NightPlan plan, boolean night, Subject by, String origin) {
        security.check(by, SWITCH, Target.SITE);
        audit.record(AuditEvent.done(by, origin, "nightmode.switch", describe(plan, night)));
        return CommandException.asProblems(execute(plan, night));
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE, SWITCH);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVER_APPLICATIONS.granting(CONFIGURE.id(), SWITCH.id()));
    }

    @Override
    public void settingsChanged(Stored<NightModeSettings> before, Stored<NightModeSettings> after) {
        look();
    }

    @Override
    public void run(Instant due) {
        look();
    }

    private void look() {
        keeper.look(settings.read(NightModeSettings.TYPE).value().plans());
    }

    private CompletionStage<?> execute(NightPlan plan, boolean night) {
        return telephony.execute(
                plan.key().system(), new Command.SetNightMode(plan.node(), night, plan.administrator()));
    }

    private String describe(NightPlan plan, boolean night) {
        String system = telephony
                .phoneSystem(plan.key().system())
                .map(PhoneSystem::name)
                .orElse(plan.phoneSystem());
        return system + (plan.node().isEmpty() ? "" : " node " + plan.node()) + (night ? " to night" : " to day");
    }

    private final class PhoneSystemSwitch implements NightKeeper.Switch {
        @Override
        public Optional<Boolean> isNight(NightPlan plan) {
            return telephony.nightMode(plan.key().system(), plan.node());
        }

        @Override
        public CompletionStage<?> set(NightPlan plan, boolean night) {
            return execute(plan, night);
        }
    }

    private final class Reporter implements NightKeeper.Witness {
        @Override
        public void carriedOut(NightPlan plan, boolean night, boolean switched) {
            alerts.clear(alertKey(plan));
            if (switched) {
                LOG.info("Schedule: {}", describe(plan, night));
                audit.record(AuditEvent.done(SELF, "system", "nightmode.switch", describe(plan, night)));
            }
        }

        @Override
        public void failed(NightPlan plan, boolean night, Throwable why) {
            Throwable cause = CommandException.causeOf(why);
            LOG.info("Schedule: {} failed: {}", describe(plan, night), cause.getMessage());
            alerts.raise(new AlertCondition(
                    alertKey(plan),
                    AlertCondition.Severity.WARNING,
                    "Night mode not switched",
                    describe(plan, night) + " failed: " + cause.getMessage(),
                    "Check the link to the phone system and that the administrator extension has its flag; it is tried"
                            + " again every minute."));
        }

        private String alertKey(NightPlan plan) {
            return "nightmode.not-switched:" + plan.phoneSystem() + "/" + plan.node();
        }
    }
}
