package org.jackfield.core.calllog;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.persistence.Ids;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchiveStore.Candidate;
import org.jackfield.core.calllog.store.ParquetFiles;

/**
 * Moves calls that are over from the tables into the archive's files. First the files are written under names that nobody
 * knows yet, then one transaction takes the calls out of the tables and puts the files on the list. Whatever happens between,
 * a call is in exactly one place; files that no list names are deleted by the next run.
 */
final class CallArchive {

    private static final int AT_ONCE = 20_000;
    /** A file with more segments is left as it is, and a new one begun for the same month. */
    private static final long FULL = 1_000_000;

    private final ArchiveStore store;
    private final ParquetFiles files;
    private final StoredHistory history;
    private final CallChanges changes;
    private final Lock moving;
    private final Steps steps;

    /** Where a run is; tests end it there. */
    interface Steps {
        void at(String step);
    }

    CallArchive(
            ArchiveStore store, ParquetFiles files, StoredHistory history, CallChanges changes, Lock moving, Steps steps) {
        this.store = store;
        this.files = files;
        this.history = history;
        this.changes = changes;
        this.moving = moving;
        this.steps = steps;
    }

    /**
     * Moves what ended before a moment. One run at a time.
     *
     * @param stop asked between batches
     * @return how many calls were moved
     */
    synchronized long run(Instant before, Instant now, BooleanSupplier stop) throws SQLException, IOException {
        List<ArchiveFile> listed = store.listed().files();
        files.sweep(listed);
        check(listed);
        long moved = 0;
        while (!stop.getAsBoolean()) {
            List<Candidate> candidates = store.candidates(before, AT_ONCE);
            long batch = 0;
            Map<YearMonth, List<Candidate>> months =
                    candidates.stream().collect(Collectors.groupingBy(Candidate::month, TreeMap::new, Collectors.toList()));
            for (Map.Entry<YearMonth, List<Candidate>> month : months.entrySet()) {
                batch += move(month.getKey(), month.getValue(), now);
            }
            moved += batch;
            if (batch == 0) {
                return moved;
            }
        }
        return moved;
    }

    /** Looks whether damaged files were put back, and whether others have come to harm. */
    private void check(List<ArchiveFile> listed) {
        for (ArchiveFile file : listed) {
            files.damage(file).ifPresentOrElse(reason -> history.damaged(file, reason), () -> history.healed(file));
        }
    }

    private long move(YearMonth month, List<Candidate> calls, Instant now) throws SQLException, IOException {
        ArchiveStore.Listed late = store.listed();
        UUID id = Ids.next();
        ArchiveFile target = store.file(id, month, 0, 0, now, now);
        List<ArchiveFile> replaced = late.files().stream()
                .filter(file -> file.segments().getParent().equals(target.segments().getParent())
                        && file.segmentCount() < FULL && !history.isDamaged(file))
                .toList();
        steps.at("before-files");
        List<UUID> ids = calls.stream().map(Candidate::id).toList();
        Set<UUID> written = new HashSet<>();
        ParquetFiles.Contents contents = files.write(
                target, replaced, late, appender -> store.recent(ids, (segments, whole) -> {
                    appender.add(segments, whole);
                    written.add(segments.get(0).segment().logicalCall());
                }));
        steps.at("files-written");
        ArchiveFile added =
                store.file(id, month, contents.segments(), contents.calls(), contents.first(), contents.last());
        List<Candidate> moved = calls.stream().filter(call -> written.contains(call.id())).toList();
        boolean done;
        moving.lock();
        try {
            done = store.commit(moved, month, added, replaced, now);
            if (done) {
                changes.changed(ids);
            }
        } finally {
            moving.unlock();
        }
        steps.at("committed");
        // the replaced files stay until the next run: somebody may be reading them
        return done ? moved.size() : 0;
    }
}
