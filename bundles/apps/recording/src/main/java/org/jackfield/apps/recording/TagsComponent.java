package org.jackfield.apps.recording;

import java.util.List;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.settings.SettingsService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells others how the custom tags are called. */
@Component
public final class TagsComponent implements CustomTags {

    private final SettingsService settings;

    /** Reads the names from the settings. */
    @Activate
    public TagsComponent(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public List<String> names() {
        return settings.read(TagSettings.TYPE).value().names();
    }
}
