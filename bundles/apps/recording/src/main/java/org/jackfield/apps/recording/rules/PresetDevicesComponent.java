package org.jackfield.apps.recording.rules;

import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.recording.Preset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Where an installation says whom to record from the beginning, as the demo does: writes it, if nobody has chosen yet. */
@Component(
        name = "org.jackfield.apps.recording.devices",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PresetDevicesComponent.class,
        immediate = true)
public final class PresetDevicesComponent {

    private final Preset<RecordedDevices> preset;

    /** Waits for the phone system. */
    @Activate
    public PresetDevicesComponent(
            DevicePresets presets, @Reference SettingsService settings, @Reference TelephonyService telephony) {
        preset = new Preset<>(settings, RecordedDevices.TYPE, () ->
                PresetDevices.parse(presets.phoneSystem(), presets.extensions(), presets.recordACall()).in(telephony.phoneSystems())).begin();
    }

    @Deactivate
    void stop() {
        preset.close();
    }
}
