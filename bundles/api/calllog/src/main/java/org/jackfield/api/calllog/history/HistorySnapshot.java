package org.jackfield.api.calllog.history;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What has changed in all stored calls, and where the archived ones are.
 *
 * @param version hand it in the next time
 * @param whole whether the calls given were all recent ones, so that whatever was known of recent calls is to be forgotten
 * @param changed if not {@code whole}, the calls of which what was known is to be forgotten: changed, archived or removed;
 *     those that are still recent were given anew; immutable
 * @param files the archive, by time; immutable
 * @param assigned who archived segments were assigned to later; immutable
 * @param forgotten users whose name and id are no longer to be shown of archived segments; immutable
 */
public record HistorySnapshot(
        long version,
        boolean whole,
        Set<UUID> changed,
        List<ArchiveFile> files,
        List<Assignment> assigned,
        Set<UUID> forgotten) {

    /**
     * Whose an archived segment is, whatever its file says.
     *
     * @param segment the segment
     * @param call its call
     * @param user null for nobody
     * @param userName empty for nobody
     */
    public record Assignment(UUID segment, UUID call, UUID user, String userName) {}

    /** Copies the components. */
    public HistorySnapshot {
        changed = Set.copyOf(changed);
        files = List.copyOf(files);
        assigned = List.copyOf(assigned);
        forgotten = Set.copyOf(forgotten);
    }
}
