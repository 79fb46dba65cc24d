package org.jackfield.apps.hotdesking;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the preset of an installation as soon as its phone system is there, unless anybody has entered anything. */
@Component(
        name = "org.jackfield.apps.hotdesking.preset",
        configurationPid = "org.jackfield.apps.hotdesking.preset",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PhoneSystemListener.class,
        immediate = true)
@HotDeskingPreset
public final class PresetComponent implements PhoneSystemListener {

    private static final Logger LOG = LoggerFactory.getLogger(PresetComponent.class);

    private final HotDeskingPreset preset;
    private final HotDeskingComponent hotDesking;
    private final TelephonyService telephony;

    /** Enters it, now or when the phone system is there. */
    @Activate
    public PresetComponent(
            HotDeskingPreset preset, @Reference HotDeskingComponent hotDesking, @Reference TelephonyService telephony) {
        this.preset = preset;
        this.hotDesking = hotDesking;
        this.telephony = telephony;
        enter();
    }

    @Override
    public void refreshed() {
        enter();
    }

    @Override
    public void systemChanged(PhoneSystemId system) {
        enter();
    }

    private void enter() {
        Stored<HotDeskingSettings> read = hotDesking.settings();
        if (read.revision() > 0) {
            return;
        }
        telephony.phoneSystems().stream()
                .filter(system -> system.name().equals(preset.phoneSystem()))
                .findFirst()
                .ifPresent(system -> enter(read, system));
    }

    private void enter(Stored<HotDeskingSettings> read, PhoneSystem system) {
        HotDeskingPlan off = HotDeskingPlan.off(system.id());
        try {
            HotDeskingPlan plan = new HotDeskingPlan(
                    off.phoneSystem(), true, preset.huntGroup(), preset.loggedOutDestination(), preset.manualForwards(),
                    off.automaticLogout(), off.logoutTime(), true, new Secret(preset._passcode()),
                    off.changeCallingNumber(), off.defaultCallingNumber(), off.changeClassOfService(),
                    off.defaultClassOfServiceExtension(), off.changeUsername(), off.changeSpeedDials(), off.resetOnLogout());
            hotDesking.store(read, plan, Subject.system("org.jackfield.apps.hotdesking"));
        } catch (ProblemException e) {
            LOG.warn("The preset of hot desking is not entered: {}", e.getMessage());
        }
    }
}
