package org.jackfield.core.calllog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ParquetFiles;
import org.jackfield.core.calllog.store.Reading;

/** All stored calls for readers that keep a copy. */
final class StoredHistory implements CallHistory {

    /** What the alert of a file begins with; its id follows. */
    private static final String ALERT = "calllog.archive:";

    private final ArchiveStore store;
    private final ParquetFiles parquet;
    private final CallChanges changes;
    private final ReadWriteLock moving;
    private final AlertService alerts;
    private final Map<UUID, String> damaged = new ConcurrentHashMap<>();

    /** @param moving held for writing while calls go from the tables into the archive's list */
    StoredHistory(
            ArchiveStore store, ParquetFiles parquet, CallChanges changes, ReadWriteLock moving, AlertService alerts) {
        this.store = store;
        this.parquet = parquet;
        this.changes = changes;
        this.moving = moving;
        this.alerts = alerts;
    }

    @Override
    public HistorySnapshot read(long since, RecentCalls recent) {
        moving.readLock().lock();
        try {
            // before the tables are read: what changes meanwhile comes again the next time
            long version = changes.version();
            Optional<Set<UUID>> changed = changes.since(since);
            ArchiveStore.Listed listed = Reading.answer(() -> store.read(changed.orElse(null), recent));
            return new HistorySnapshot(
                    version, changed.isEmpty(), changed.orElse(Set.of()), marked(listed.files()), listed.assigned(),
                    listed.forgotten());
        } finally {
            moving.readLock().unlock();
        }
    }

    /** {@return the files, each with its damage if one is known} */
    List<ArchiveFile> marked(List<ArchiveFile> files) {
        damaged.keySet().retainAll(files.stream().map(ArchiveFile::id).toList());
        files.stream().filter(file -> !file.isReadable()).forEach(file -> damaged(file, file.damage()));
        return files.stream()
                .map(file -> damaged.containsKey(file.id()) ? file.withDamage(damaged.get(file.id())) : file)
                .toList();
    }

    @Override
    public void damaged(ArchiveFile file, String reason) {
        // told once; and one that was replaced meanwhile is missed by nobody
        if (!damaged.containsKey(file.id()) && isListed(file) && damaged.put(file.id(), reason) == null) {
            alerts.raise(new AlertCondition(
                    ALERT + file.id(),
                    AlertCondition.Severity.CRITICAL,
                    "A part of the archive of calls cannot be read",
                    file.callCount() + " calls of " + file.firstStarted() + " to " + file.lastStarted() + " are missing on"
                            + " pages and reports: " + reason,
                    "Put the file back from a backup: " + file.segments() + " and " + file.calls() + "."));
        }
    }

    private boolean isListed(ArchiveFile file) {
        return store.listed().files().stream().anyMatch(one -> one.id().equals(file.id()));
    }

    /** Notes that a file can be read. */
    void healed(ArchiveFile file) {
        damaged.remove(file.id());
    }

    /** Ends the alerts of what is damaged no more or no longer listed, be it that another process raised them. */
    void checked(List<ArchiveFile> listed) {
        damaged.keySet().retainAll(listed.stream().map(ArchiveFile::id).toList());
        Set<String> standing = damaged.keySet().stream().map(id -> ALERT + id).collect(Collectors.toSet());
        alerts.active().stream()
                .map(alert -> alert.condition().key())
                .filter(key -> key.startsWith(ALERT) && !standing.contains(key))
                .forEach(alerts::clear);
    }

    /** {@return whether a file is known to be damaged} */
    boolean isDamaged(ArchiveFile file) {
        return !file.isReadable() || damaged.containsKey(file.id());
    }

    /** Reads files that are taken for whole; {@return whether one is not} */
    boolean findDamage(List<ArchiveFile> files) {
        boolean found = false;
        for (ArchiveFile file : files) {
            Optional<String> damage = file.isReadable() ? parquet.damage(file) : Optional.empty();
            damage.ifPresent(reason -> damaged(file, reason));
            found |= damage.isPresent() && isDamaged(file);
        }
        return found;
    }
}
