package org.jackfield.core.contacts;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.settings.SettingsType;

/**
 * From where directories are imported; a setting, so that passwords are sealed.
 *
 * @param sources by the id of the directory
 */
public record ImportSources(Map<String, ImportSource> sources) {

    public static final SettingsType<ImportSources> TYPE = new SettingsType<>(
            "org.jackfield.core.contacts.sources", ImportSources.class, new ImportSources(Map.of()),
            ContactService.CONFIGURE);

    /** Keeps a copy. */
    public ImportSources {
        sources = Map.copyOf(sources);
    }

    /** {@return from where a directory is imported} */
    public ImportSource of(UUID directory) {
        return sources.getOrDefault(directory.toString(), ImportSource.NONE);
    }

    /** {@return this with another source for a directory} */
    public ImportSources with(UUID directory, ImportSource source) {
        Map<String, ImportSource> changed = new HashMap<>(sources);
        if (source.kind() == ImportSource.Kind.NONE) {
            changed.remove(directory.toString());
        } else {
            changed.put(directory.toString(), source);
        }
        return new ImportSources(changed);
    }
}
