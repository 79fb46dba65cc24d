package org.jackfield.apps.recording.rules;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.TelephonyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an installation says whom to record from the beginning, as the demo does: writes it, if nobody has chosen yet. */
@Component(
        name = "org.jackfield.apps.recording.devices",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PresetDevicesComponent.class,
        immediate = true)
public final class PresetDevicesComponent {

    private static final Logger LOG = LoggerFactory.getLogger(PresetDevicesComponent.class);

    private final SettingsService settings;
    private final TelephonyService telephony;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-recording-presets").factory());

    /** Waits for the phone system. */
    @Activate
    public PresetDevicesComponent(
            DevicePresets presets, @Reference SettingsService settings, @Reference TelephonyService telephony) {
        this.settings = settings;
        this.telephony = telephony;
        try {
            PresetDevices devices = PresetDevices.parse(presets.phoneSystem(), presets.extensions());
            thread.scheduleWithFixedDelay(() -> preset(devices), 0, 1, TimeUnit.SECONDS);
        } catch (ProblemException e) {
            leaveOut(e);
        }
    }

    private void leaveOut(ProblemException e) {
        LOG.error("etc/org.jackfield.apps.recording.devices.cfg is left out: {}", e.getMessage());
        thread.shutdown();
    }

    private void preset(PresetDevices presets) {
        try {
            Stored<RecordedDevices> stored = settings.read(RecordedDevices.TYPE);
            if (stored.revision() > 0) {
                thread.shutdown();
                return;
            }
            Optional<RecordedDevices> devices = presets.in(telephony.phoneSystems());
            if (devices.isPresent()) {
                settings.write(RecordedDevices.TYPE, stored.revision(), devices.get(), Subject.system("org.jackfield.apps.recording"));
                LOG.info("{} devices of \"{}\" are recorded from now on, as this installation is set up",
                        devices.get().devices().size(), presets.phoneSystem());
                thread.shutdown();
            }
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.INVALID) {
                leaveOut(e);
            } else {
                // The database may not be there yet.
                LOG.debug("Recorded devices are not preset yet", e);
            }
        }
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }
}
