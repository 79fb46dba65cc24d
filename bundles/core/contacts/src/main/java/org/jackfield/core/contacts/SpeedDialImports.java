package org.jackfield.core.contacts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.PhoneSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports the speed dials of phone systems whenever these can be asked (manual §7.1.1): the first time into a directory that is
 * made for them, and only then, so that nobody has to delete it again. By one thread.
 */
final class SpeedDialImports {

    /** Changes are told; this is for those that were made while nobody listened. */
    static final String NIGHTLY = "0 40 3 * * ?";

    private static final Logger LOG = LoggerFactory.getLogger(SpeedDialImports.class);
    private static final Subject SELF = Subject.system(ContactsComponent.NAME);

    private final ContactDesk desk;
    private final ImportDesk imports;
    private final SettingsService settings;
    private final TaskService tasks;
    /** By directory, what was submitted last. */
    private final Map<UUID, UUID> submitted = new HashMap<>();

    SpeedDialImports(ContactDesk desk, ImportDesk imports, SettingsService settings, TaskService tasks) {
        this.desk = desk;
        this.imports = imports;
        this.settings = settings;
        this.tasks = tasks;
    }

    /**
     * Imports from every phone system that can be asked.
     *
     * @param wanted ids of phone systems
     * @return those that an import still goes on for: they are to be imported again later
     */
    Set<String> importFrom(Set<String> wanted) {
        Set<String> later = new HashSet<>();
        for (PhoneSystem system : imports.speedDials().askable().toList()) {
            String id = system.id().toString();
            if (wanted.contains(id)) {
                try {
                    make(system);
                    if (!importInto(directoriesOf(id))) {
                        later.add(id);
                    }
                } catch (ProblemException e) {
                    LOG.warn("The speed dials of {} are not imported now: {}", system.name(), e.getMessage());
                }
            }
        }
        return later;
    }

    private List<UUID> directoriesOf(String system) {
        return imports.sources().value().sources().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ImportSource.Kind.SPEED_DIALS)
                .filter(entry -> entry.getValue().url().equals(system))
                .map(entry -> UUID.fromString(entry.getKey()))
                .toList();
    }

    private boolean importInto(List<UUID> directories) {
        boolean all = true;
        for (UUID directory : directories) {
            boolean running = Optional.ofNullable(submitted.get(directory))
                    .flatMap(tasks::status)
                    .filter(task -> !task.state().ended())
                    .isPresent();
            if (running) {
                all = false;
            } else {
                submitted.put(directory, imports.submit(directory, SELF, "system"));
            }
        }
        return all;
    }

    /** A phone system without any speed dial gets no directory yet. */
    private void make(PhoneSystem system) {
        Stored<PresetDirectories> done = settings.read(PresetDirectories.TYPE);
        String mark = "speed-dials:" + system.id();
        if (done.value().done().contains(mark)) {
            return;
        }
        if (directoriesOf(system.id().toString()).isEmpty()) {
            if (imports.speedDials().read(system).isEmpty()) {
                return;
            }
            make(cut("Speed dials of " + system.name()), system.id().toString());
        }
        settings.write(PresetDirectories.TYPE, done.revision(), done.value().with(mark), SELF);
    }

    private void make(String name, String system) {
        UUID id = Ids.next();
        desk.save(
                new Directory(
                        id, Directory.Kind.SPEED_DIALS, name, true, Set.of(), Optional.empty(), ContactLabels.DEFAULT),
                SELF,
                "system");
        ImportSource none = ImportSource.NONE;
        ImportSource source = new ImportSource(
                ImportSource.Kind.SPEED_DIALS, "", "", "", system, "", none.password(), "", none.timeoutSeconds(), Map.of(),
                true, NIGHTLY);
        imports.store(imports.sources(), id, source, SELF);
        LOG.info("The speed dials of a phone system are kept in the new directory \"{}\"", name);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), Directory.MAX_NAME));
    }
}
