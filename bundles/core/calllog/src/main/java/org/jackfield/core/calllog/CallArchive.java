package org.jackfield.core.calllog;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.persistence.Ids;
import org.jackfield.core.calllog.store.ArchiveSteps;
import org.jackfield.core.calllog.store.ArchiveStore.Candidate;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ParquetFiles.Calls;
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
    private final ArchiveSteps steps;

    CallArchive(
            ArchiveStore store, ParquetFiles files, StoredHistory history, CallChanges changes, Lock moving, ArchiveSteps steps) {
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
    synchronized long run(Instant before, Instant now, BooleanSupplier stop) throws IOException {
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
            Optional<String> damage = file.isReadable() ? files.damage(file) : Optional.of(file.damage());
            damage.ifPresentOrElse(reason -> history.damaged(file, reason), () -> history.healed(file));
        }
        history.checked(listed);
    }

    private long move(YearMonth month, List<Candidate> calls, Instant now) throws IOException {
        ArchiveStore.Listed late = store.listed();
        UUID id = Ids.next();
        ArchiveFile target = store.file(id, month, 0, 0, now, now);
        List<ArchiveFile> replaced = late.files().stream()
                .filter(file -> ArchiveStore.month(file).equals(month) && file.segmentCount() < FULL && !history.isDamaged(file))
                .toList();
        steps.at("before-files");
        List<UUID> ids = calls.stream().map(Candidate::id).toList();
        Set<UUID> written = new HashSet<>();
        ParquetFiles.Contents contents = files.write(
                target, replaced, Calls.NONE, late, appender -> store.recent(ids, (segments, whole) -> {
                    appender.add(segments, whole);
                    written.add(segments.get(0).segment().logicalCall());
                }));
        steps.at("files-written");
        ArchiveFile added = file(id, month, contents);
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

    private ArchiveFile file(UUID id, YearMonth month, ParquetFiles.Contents contents) {
        return store.file(id, month, contents.segments(), contents.calls(), contents.first(), contents.last());
    }

    /**
     * Takes archived calls back into the tables, so that they can be changed there.
     *
     * @param calls as they are archived
     * @throws IOException if their files cannot be written anew: then they stay where they are
     */
    synchronized void putBack(Collection<LoggedCall> calls, Instant now) throws IOException {
        Map<UUID, LoggedCall> wanted =
                calls.stream().collect(Collectors.toMap(LoggedCall::id, Function.identity()));
        Set<YearMonth> months =
                calls.stream().map(call -> YearMonth.from(call.started().atOffset(ZoneOffset.UTC))).collect(Collectors.toSet());
        ArchiveStore.Listed listed = store.listed();
        for (ArchiveFile file : listed.files()) {
            if (months.contains(ArchiveStore.month(file)) && !history.isDamaged(file)) {
                Set<UUID> found = files.find(file, Calls.of(wanted.keySet()));
                if (!found.isEmpty()) {
                    takeOut(file, Calls.of(found), listed, found.stream().map(wanted::get).toList(), Set.of(), now);
                    changes.changed(found);
                }
            }
        }
    }

    /**
     * Forgets archived calls that ended before a moment.
     *
     * @return how many
     * @throws IOException if a file cannot be written anew: then its calls stay
     */
    synchronized long forget(Instant before, Instant now) throws IOException {
        long forgotten = 0;
        for (ArchiveFile file : store.listed().files()) {
            // a damaged one goes when the last of its calls is old enough
            if (!file.firstStarted().isBefore(before) || history.isDamaged(file) && !file.lastStarted().isBefore(before)) {
                continue;
            }
            ArchiveStore.Listed listed = store.listed();
            Calls old = Calls.endedBefore(before);
            boolean damaged = history.isDamaged(file);
            long count = damaged ? file.callCount() : files.count(file, old);
            if (count > 0) {
                Calls said = Calls.of(listed.assigned().stream().map(Assignment::call).collect(Collectors.toSet()));
                Set<UUID> gone = damaged ? Set.of() : files.find(file, said.and(old));
                takeOut(file, count == file.callCount() ? Calls.ALL : old, listed, List.of(), gone, now);
                forgotten += count;
            }
        }
        return forgotten;
    }

    private void takeOut(
            ArchiveFile file, Calls left, ArchiveStore.Listed listed, List<LoggedCall> back, Set<UUID> gone, Instant now)
            throws IOException {
        UUID id = Ids.next();
        YearMonth month = ArchiveStore.month(file);
        Optional<ArchiveFile> rest = Optional.empty();
        if (!left.equals(Calls.ALL)) {
            ParquetFiles.Contents contents =
                    files.write(store.file(id, month, 0, 0, now, now), List.of(file), left, listed, appender -> {});
            rest = contents.segments() == 0 ? Optional.empty() : Optional.of(file(id, month, contents));
        }
        moving.lock();
        try {
            store.takeOut(file, rest, back, gone, now);
        } finally {
            moving.unlock();
        }
    }
}
