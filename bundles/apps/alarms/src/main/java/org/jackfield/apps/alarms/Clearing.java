package org.jackfield.apps.alarms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UsersService;
import org.jackfield.apps.alarms.history.Alarm;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Clears alarms at the phone system, in the name of an administrator's extension (manual §7.1.2.1). People clear from an
 * extension of their own that has the administrator flag; who may configure the profiles may name another.
 */
@Component(name = "org.jackfield.apps.alarms.clearing", service = Clearing.class)
public final class Clearing {

    private final AlarmsComponent alarms;
    private final TelephonyService telephony;
    private final UsersService users;
    private final SecurityService security;
    private final AlertService alerts;
    private final AuditService audit;

    /** Clears alarms of these phone systems. */
    @Activate
    public Clearing(
            @Reference AlarmsComponent alarms,
            @Reference TelephonyService telephony,
            @Reference UsersService users,
            @Reference SecurityService security,
            @Reference AlertService alerts,
            @Reference AuditService audit) {
        this.alarms = alarms;
        this.telephony = telephony;
        this.users = users;
        this.security = security;
        this.alerts = alerts;
        this.audit = audit;
    }

    /** {@return whether {@code by} can clear an alarm from an extension of their own, or an alert at all} */
    public boolean offers(Alarm alarm, Subject by) {
        if (!alarm.stands() || !security.decide(by, AlarmsComponent.CLEAR, Target.SITE).allowed()) {
            return false;
        }
        if (alarm.ofServer()) {
            return security.decide(by, AlertService.CLEAR, Target.SITE).allowed();
        }
        return whyNot(alarm).isEmpty() && ownStation(alarm, by).isPresent();
    }

    /** {@return why nobody can clear the alarm; empty if it can be cleared} */
    public Optional<String> whyNot(Alarm alarm) {
        return alarm.ofServer()
                ? Optional.empty()
                : telephony.capabilities(PhoneSystemId.of(alarm.source())).whyNot(Capability.CLEAR_ALARM);
    }

    /**
     * Clears an alarm, or an alert of this server.
     *
     * @param id the alarm
     * @param extension the administrator's extension; empty for one of {@code by}'s own
     * @return completes when the phone system has taken it, exceptionally with a {@link ProblemException} if it has not
     */
    public CompletionStage<?> clear(UUID id, String extension, Subject by, String origin) {
        security.check(by, AlarmsComponent.CLEAR, Target.SITE);
        Alarm alarm = alarms.store().alarm(id).orElseThrow(() -> ProblemException.notFound(
                "alarms.unknown", id.toString(), "There is no such alarm.", "Look at the page Alarms, or alarms:list."));
        if (!alarm.stands()) {
            throw ProblemException.conflict(
                    "alarms.over", alarm.text(), "The alarm has ended already.", "There is nothing left to clear.");
        }
        if (alarm.ofServer()) {
            return clearAlert(alarm, by, origin);
        }
        DeviceId station = extension.isBlank()
                ? ownStation(alarm, by).orElseThrow(() -> ProblemException.conflict(
                        "alarms.no-administrator", by.name(),
                        "You have no extension with the administrator flag at this phone system.",
                        "Clear it at the phone system, or have an administrator's extension assigned to you."))
                : named(alarm, extension.strip(), by);
        audit.record(AuditEvent.done(by, origin, "alarms.clear", alarm.text() + " from " + station));
        alarms.store().asked(id, by.name());
        return CommandException.asProblems(telephony.execute(
                PhoneSystemId.of(alarm.source()),
                new Command.ClearAlarm(alarm.node(), alarm.alarmId(), severity(alarm), station)));
    }

    private CompletionStage<?> clearAlert(Alarm alarm, Subject by, String origin) {
        security.check(by, AlertService.CLEAR, Target.SITE);
        Optional<Alert> alert = alerts.active().stream()
                .filter(each -> each.id().toString().equals(alarm.alarmId()))
                .findFirst();
        audit.record(AuditEvent.done(by, origin, "alarms.clear", alarm.text()));
        alarms.store().asked(alarm.id(), by.name());
        alert.ifPresent(each -> alerts.clear(each.condition().key()));
        return CompletableFuture.completedFuture(alarm);
    }

    private DeviceId named(Alarm alarm, String extension, Subject by) {
        DeviceId station = DeviceId.parse(extension);
        if (!isAdministrator(PhoneSystemId.of(alarm.source()), station)) {
            throw ProblemException.invalid(
                    "alarms.no-administrator", extension, "This extension has no administrator flag at this phone system.",
                    "Name one that has it.");
        }
        if (!own(alarm, by).contains(station)) {
            security.check(by, AlarmsComponent.CONFIGURE, Target.SITE);
        }
        return station;
    }

    private Optional<DeviceId> ownStation(Alarm alarm, Subject by) {
        PhoneSystemId system = PhoneSystemId.of(alarm.source());
        return own(alarm, by).stream().filter(device -> isAdministrator(system, device)).findFirst();
    }

    private List<DeviceId> own(Alarm alarm, Subject by) {
        Optional<User> user;
        try {
            user = users.user(UUID.fromString(by.id()));
        } catch (IllegalArgumentException e) {
            // a part of the system, which has no telephone
            user = Optional.empty();
        }
        return user.stream()
                .flatMap(each -> each.devices().stream())
                .filter(device -> device.kind() == UserDevice.Kind.EXTENSION
                        && device.system().toString().equals(alarm.source()))
                .map(UserDevice::device)
                .toList();
    }

    private boolean isAdministrator(PhoneSystemId system, DeviceId station) {
        return telephony.device(system, station)
                .map(DeviceStatus::device)
                .map(device -> "true".equals(device.described().attributes().get(DeviceAttributes.ADMINISTRATOR)))
                .orElse(false);
    }

    private static SystemEvent.Severity severity(Alarm alarm) {
        return switch (alarm.kind().group()) {
            case MINOR -> SystemEvent.Severity.MINOR;
            case MAJOR -> SystemEvent.Severity.MAJOR;
            case NETWORK -> SystemEvent.Severity.NETWORK;
            case OTHER, SERVER -> SystemEvent.Severity.UNKNOWN;
        };
    }
}
