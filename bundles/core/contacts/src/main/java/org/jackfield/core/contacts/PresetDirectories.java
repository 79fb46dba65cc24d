package org.jackfield.core.contacts;

import java.util.Set;
import java.util.TreeSet;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.settings.SettingsType;

/**
 * Which presets have been carried out: each is once, so that nobody has to delete it again.
 *
 * @param done names of directories
 */
public record PresetDirectories(Set<String> done) {

    static final SettingsType<PresetDirectories> TYPE = new SettingsType<>(
            "org.jackfield.core.contacts.presets", PresetDirectories.class, new PresetDirectories(Set.of()),
            ContactService.CONFIGURE);

    /** Keeps a copy. */
    public PresetDirectories {
        done = Set.copyOf(done);
    }

    PresetDirectories with(String name) {
        Set<String> more = new TreeSet<>(done);
        more.add(name);
        return new PresetDirectories(more);
    }
}
