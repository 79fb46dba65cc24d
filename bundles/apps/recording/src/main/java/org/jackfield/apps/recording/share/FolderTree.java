package org.jackfield.apps.recording.share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.store.FolderRow;
import org.jackfield.apps.recording.store.FolderShareRow;

/**
 * The folders as one person may use them. A folder is its owner's, with all that is below it; sharing a folder shares all
 * that is below it. Immutable.
 */
public final class FolderTree {

    /** What a person may do with a folder; each includes those before it. */
    public enum Access {
        /** Not even see it. */
        NONE,
        /** See what is in it. */
        READ,
        /** Put things in and take them out, and make folders in it. */
        CHANGE,
        /** Everything: rename, move, share and remove it. */
        OWN
    }

    private final Map<UUID, FolderRow> folders = new LinkedHashMap<>();
    private final Map<UUID, List<FolderShareRow>> shares = new HashMap<>();
    private final Subject subject;

    FolderTree(List<FolderRow> folders, List<FolderShareRow> shares, Subject subject) {
        this.subject = subject;
        folders.stream()
                .sorted(Comparator.comparing((FolderRow folder) -> folder.folderName(), String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(FolderRow::id))
                .forEach(folder -> this.folders.put(folder.id(), folder));
        shares.forEach(share -> this.shares.computeIfAbsent(share.folderId(), id -> new ArrayList<>()).add(share));
    }

    Optional<FolderRow> folder(UUID id) {
        return Optional.ofNullable(folders.get(id));
    }

    List<FolderShareRow> shares(UUID id) {
        return List.copyOf(shares.getOrDefault(id, List.of()));
    }

    Access access(UUID id) {
        FolderRow folder = folders.get(id);
        if (folder == null) {
            return Access.NONE;
        }
        if (folder.ownerId().equals(subject.id())) {
            return Access.OWN;
        }
        Access best = Access.NONE;
        for (FolderRow each : line(folder)) {
            for (FolderShareRow share : shares.getOrDefault(each.id(), List.of())) {
                if (meant(share)) {
                    Access given = share.mayChange() ? Access.CHANGE : Access.READ;
                    best = given.compareTo(best) > 0 ? given : best;
                }
            }
        }
        return best;
    }

    private boolean meant(FolderShareRow share) {
        return switch (share.shareKind()) {
            case EVERYONE -> true;
            case ROLE -> subject.roles().contains(share.shareTarget());
            case USER -> subject.id().equals(share.shareTarget());
        };
    }

    /** {@return a folder and all above it, the nearest first} */
    List<FolderRow> line(FolderRow folder) {
        List<FolderRow> line = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (FolderRow each = folder; each != null && seen.add(each.id()); each = each.parentId() == null ? null : folders.get(each.parentId())) {
            line.add(each);
        }
        return line;
    }

    /** {@return a folder and all below it} */
    List<FolderRow> below(UUID id) {
        List<FolderRow> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        List<UUID> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            UUID next = open.removeFirst();
            if (seen.add(next)) {
                folder(next).ifPresent(found::add);
                folders.values().stream().filter(each -> next.equals(each.parentId())).map(FolderRow::id).forEach(open::add);
            }
        }
        return found;
    }

    long owned() {
        return folders.values().stream().filter(each -> each.ownerId().equals(subject.id())).count();
    }

    /** A folder in its place; depth 0 is the top of what the person sees. */
    public record Placed(FolderRow folder, int depth, Access access) {}

    /** {@return all that the person may see, each below the one it is in: first what is his own, then what others share} */
    List<Placed> visible() {
        Map<UUID, Access> access = new HashMap<>();
        folders.keySet().forEach(id -> access.put(id, access(id)));
        List<Placed> placed = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (boolean own : new boolean[] {true, false}) {
            for (FolderRow folder : folders.values()) {
                boolean top = folder.parentId() == null || access.getOrDefault(folder.parentId(), Access.NONE) == Access.NONE;
                if (top && access.get(folder.id()) != Access.NONE && own == (access.get(folder.id()) == Access.OWN)) {
                    place(folder, 0, access, placed, seen);
                }
            }
        }
        return placed;
    }

    private void place(FolderRow folder, int depth, Map<UUID, Access> access, List<Placed> placed, Set<UUID> seen) {
        if (!seen.add(folder.id())) {
            return;
        }
        placed.add(new Placed(folder, depth, access.get(folder.id())));
        for (FolderRow each : folders.values()) {
            if (folder.id().equals(each.parentId())) {
                place(each, depth + 1, access, placed, seen);
            }
        }
    }
}
