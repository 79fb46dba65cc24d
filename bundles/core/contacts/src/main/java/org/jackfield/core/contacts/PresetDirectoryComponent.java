package org.jackfield.core.contacts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the directory that an installation begins with, as the demo does, and imports it from its file; once. */
@Component(
        name = "org.jackfield.core.contacts.preset",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PresetDirectoryComponent.class,
        immediate = true)
public final class PresetDirectoryComponent {

    private static final Logger LOG = LoggerFactory.getLogger(PresetDirectoryComponent.class);
    private static final Subject SELF = Subject.system(ContactsComponent.NAME);

    /** Makes it, if that was never done. */
    @Activate
    public PresetDirectoryComponent(
            PresetDirectory preset,
            @Reference ContactsComponent contacts,
            @Reference ImportsComponent imports,
            @Reference SettingsService settings) {
        try {
            synchronized (PresetDirectoryComponent.class) {
                Stored<PresetDirectories> done = settings.read(PresetDirectories.TYPE);
                if (!done.value().done().contains(preset.directory())) {
                    make(preset, contacts, imports.desk());
                    settings.write(
                            PresetDirectories.TYPE, done.revision(), done.value().with(preset.directory()), SELF);
                }
            }
        } catch (ProblemException e) {
            LOG.error("The preset directory \"{}\" is left out: {}", preset.directory(), e.getMessage());
        }
    }

    private static void make(PresetDirectory preset, ContactsComponent contacts, ImportDesk imports) {
        UUID id = Ids.next();
        boolean speedDials = preset.kind().equalsIgnoreCase("speed-dials");
        ImportSource none = ImportSource.NONE;
        ImportSource source = new ImportSource(
                ImportSource.Kind.CSV, preset.file(), "", "", "", "", none.password(), "", none.timeoutSeconds(),
                none.columns(), false, "");
        imports.files().given(preset.file());
        contacts.desk().save(
                new Directory(
                        id, speedDials ? Directory.Kind.SPEED_DIALS : Directory.Kind.SHARED, preset.directory(), true,
                        Set.of(), Optional.empty(),
                        new ContactLabels(labels(preset.numberLabels()), labels(preset.fieldLabels()))),
                SELF,
                "system");
        imports.store(imports.sources(), id, source, SELF);
        imports.submit(id, SELF, "system");
        LOG.info("The directory \"{}\" is imported from {}, as this installation is set up", preset.directory(), preset.file());
    }

    private static List<String> labels(String[] given) {
        return Arrays.stream(given).map(String::strip).toList();
    }
}
