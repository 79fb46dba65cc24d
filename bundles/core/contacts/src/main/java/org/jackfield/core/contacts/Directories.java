package org.jackfield.core.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.Directory;
import org.jackfield.core.contacts.store.StoredDirectory;

/** Every directory, in the order in which they are asked who calls. Immutable. */
final class Directories {

    static final Directories NONE = new Directories(List.of());

    private static final Comparator<Directory> ORDER = Comparator.comparing(Directory::kind)
            .thenComparing(directory -> directory.name().toLowerCase(Locale.ROOT))
            .thenComparing(Directory::id);

    private final Map<UUID, StoredDirectory> byId = new HashMap<>();
    private final Map<UUID, Directory> personal = new HashMap<>();
    private final List<Directory> common = new ArrayList<>();

    Directories(Collection<StoredDirectory> all) {
        for (StoredDirectory stored : all) {
            Directory directory = stored.directory();
            byId.put(directory.id(), stored);
            directory.owner().ifPresentOrElse(owner -> personal.put(owner, directory), () -> common.add(directory));
        }
        common.sort(ORDER);
    }

    Directories with(StoredDirectory changed) {
        Map<UUID, StoredDirectory> all = new HashMap<>(byId);
        all.put(changed.directory().id(), changed);
        return new Directories(all.values());
    }

    Directories without(UUID directory) {
        Map<UUID, StoredDirectory> all = new HashMap<>(byId);
        all.remove(directory);
        return new Directories(all.values());
    }

    Optional<StoredDirectory> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Directory> personal(UUID owner) {
        return Optional.ofNullable(personal.get(owner));
    }

    List<Directory> all() {
        return byId.values().stream().map(StoredDirectory::directory).sorted(ORDER).toList();
    }

    /** Takes as long as there are shared directories, however many people have personal ones. */
    List<Directory> of(Optional<UUID> user) {
        List<Directory> usable = new ArrayList<>(common.size() + 1);
        user.flatMap(this::personal).ifPresent(usable::add);
        for (Directory directory : common) {
            if (directory.isFor(user)) {
                usable.add(directory);
            }
        }
        return usable;
    }

    boolean hasName(Directory.Kind kind, String name, UUID except) {
        return common.stream()
                .anyMatch(d -> d.kind() == kind && d.name().equalsIgnoreCase(name) && !d.id().equals(except));
    }
}
