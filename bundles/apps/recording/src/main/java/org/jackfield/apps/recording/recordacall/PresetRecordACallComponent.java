package org.jackfield.apps.recording.recordacall;

import java.util.Optional;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.apps.recording.Preset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Where an installation is called by its phone system from the beginning, as the demo is: switches it on, if nobody has chosen yet. */
@Component(
        name = "org.jackfield.apps.recording.recordacall",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PresetRecordACallComponent.class,
        immediate = true)
public final class PresetRecordACallComponent {

    private final Preset<RecordACallSettings> preset;

    /** Waits for the database. */
    @Activate
    public PresetRecordACallComponent(RecordACallPresets presets, @Reference SettingsService settings) {
        preset = new Preset<>(settings, RecordACallSettings.TYPE, () ->
                Optional.of(new RecordACallSettings(true, presets.allowed(), presets.announce(), ""))).begin();
    }

    @Deactivate
    void stop() {
        preset.close();
    }
}
