package org.jackfield.core.telephony;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.store.DeviceStore;
import org.jackfield.core.telephony.store.JdbiDeviceStore;
import org.jackfield.core.telephony.system.PhoneSystemAdmin;
import org.jackfield.core.telephony.system.PhoneSystems;
import org.jackfield.core.telephony.system.TelephonySettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Starts the phone systems once there is a database. {@link TelephonyFollowers} offers them to the rest. */
@Component(
        name = "org.jackfield.core.telephony",
        immediate = true,
        service = {
            TelephonyComponent.class, SettingsListener.class, PermissionContribution.class, HealthCheck.class
        },
        property = SettingsListener.ID + "=org.jackfield.core.telephony")
public final class TelephonyComponent
        implements SettingsListener<TelephonySettings>, PermissionContribution, HealthCheck {

    private final PhoneSystems systems;
    private final SettingsService settings;
    private final AlertService alerts;
    private final PhoneSystemAdmin admin;

    @Activate
    public TelephonyComponent(
            @Reference(target = "(schema=org.jackfield.core.telephony)") SchemaReady schema,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.settings = settings;
        this.alerts = alerts;
        JournalCodec codec = new JournalCodec();
        DeviceStore store = new JdbiDeviceStore(schema, codec);
        systems = new PhoneSystems(
                new PhoneSystems.Environment(folder(), codec, time.clock(), Ids::next), store, this::tell);
        admin = new PhoneSystemAdmin(systems, settings, store, security, audit, Ids::next);
        systems.setDialPlan(settings.read(DialPlanSettings.RULES).value());
        systems.configure(settings.read(TelephonySettings.TYPE).value());
    }

    private static Path folder() {
        return Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "telephony");
    }

    @Deactivate
    public void stop() {
        systems.close();
    }

    private void tell(PhoneSystems.LinkReport report) {
        String key = "telephony.link-lost:" + report.system().id();
        LinkStatus.State state = report.status().state();
        // without a connector there is nothing to alert of while bundles start; one that goes was DOWN before
        if (state == LinkStatus.State.DOWN) {
            alerts.raise(new AlertCondition(
                    key,
                    AlertCondition.Severity.CRITICAL,
                    "No link to " + report.system().name(),
                    report.status().detail(),
                    "Calls are followed again as soon as it is back. If it stays away, check the phone system's"
                            + " address, port, password and licence."));
        } else if (state == LinkStatus.State.UP || state == LinkStatus.State.DISABLED) {
            alerts.clear(key);
        }
    }

    @Override
    public void settingsChanged(Stored<TelephonySettings> before, Stored<TelephonySettings> after) {
        systems.configure(settings.read(TelephonySettings.TYPE).value());
    }

    @Override
    public List<Permission> permissions() {
        return List.of(TelephonyService.VIEW, TelephonyService.CONTROL, PhoneSystemAdminService.CONFIGURE, DialPlan.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.PHONE_SYSTEMS.granting(
                        TelephonyService.VIEW.id(), PhoneSystemAdminService.CONFIGURE.id()),
                StandardOption.DIAL_PLAN.granting(DialPlan.CONFIGURE.id()),
                new AccessOption(
                        "general.control-calls", StandardOption.Group.GENERAL, "Control calls",
                        "Make, answer, move and end calls", Set.of(TelephonyService.CONTROL.id()),
                        Set.of(BuiltInProfile.SUPERVISOR, BuiltInProfile.USER)));
    }

    @Override
    public String name() {
        return "telephony";
    }

    @Override
    public Health check() {
        if (systems.isDiskFailing()) {
            return Health.down("The journal of call events cannot be written: see the log and the disk.");
        }
        List<String> lost = systems.phoneSystems().stream()
                .filter(s -> s.enabled() && !systems.isUp(s.id()))
                .map(s -> s.name())
                .toList();
        return lost.isEmpty() ? Health.up() : Health.degraded("Not linked: " + String.join(", ", lost));
    }

    PhoneSystems systems() {
        return systems;
    }

    PhoneSystemAdmin admin() {
        return admin;
    }
}
