package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.recorder.FinishJob.Stage;
import org.jackfield.apps.recording.store.RecordingRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings recordings from their last audio to their row in the database: seal, ledger, move, store. Whatever does not work
 * is tried again, and whatever a crash interrupts is found by its sidecar and gone on with.
 *
 * <p>{@link #seal()} and {@link #store()} are for one thread each, for the database may let wait; the rest is for any.
 */
final class Finisher {

    private static final Logger LOG = LoggerFactory.getLogger(Finisher.class);

    private final Shelf shelf;
    private final RecordingKeys keys;
    private final Proofs proofs;
    private final Rows rows;
    private final InstantSource clock;
    private final FinishAttempts attempts;
    private final Watcher watcher;
    private final ConcurrentLinkedQueue<FinishJob> sealing = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<FinishJob> storing = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<FinishJob> kept = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<LedgerEntry> notes = new ConcurrentLinkedQueue<>();
    private final TakenBack takenBack;
    private final RecordingRecovery recovery;

    /** The day ledger. */
    interface Proofs {

        /** Enters, signs, and has it on disk when it returns. */
        void append(List<LedgerEntry> entries) throws IOException;

        /** {@return the recordings that have an entry of their seal, of those that began then or later} */
        Set<UUID> sealed(Instant since) throws IOException;
    }

    /** The table of recordings. */
    interface Rows {

        /** Stores a row; one that is there already stays as it is. */
        void store(RecordingRow row) throws Exception;
    }

    /** Is told how far recordings came. */
    interface Watcher {

        /** It is sealed: there is a recording. */
        void sealed(Sidecar sidecar, Outcome outcome);

        /** It is gone, as was wanted, or there was nothing in it. */
        void gone(Sidecar sidecar);
    }

    Finisher(
            Shelf shelf,
            RecordingKeys keys,
            Proofs proofs,
            Rows rows,
            AlertService alerts,
            InstantSource clock,
            Executor sealers,
            Watcher watcher) {
        this.shelf = shelf;
        this.keys = keys;
        this.proofs = proofs;
        this.rows = rows;
        this.clock = clock;
        attempts = new FinishAttempts(alerts, clock, sealers);
        this.watcher = watcher;
        takenBack = new TakenBack(shelf, keys);
        recovery = new RecordingRecovery(shelf, keys, takenBack);
    }

    /** Takes over a recording whose last audio is in the writer. */
    void finish(Sidecar sidecar, FinishJob.Ending ending) {
        sealing.add(FinishJob.of(sidecar, ending));
        wake(sealing);
    }

    /** Takes over a recording whose file is to be looked through first, or removed. */
    void recover(Sidecar sidecar) {
        sealing.add(FinishJob.recovery(sidecar));
        wake(sealing);
    }

    /** Enters something else in the day ledger. */
    void note(LedgerEntry entry) {
        notes.add(entry);
        wake(sealing);
    }

    /**
     * Takes over all that was left behind.
     *
     * @return how many
     */
    int recoverAll() throws IOException {
        List<Sidecar> found = shelf.sidecars();
        found.sort((one, other) -> one.recording().compareTo(other.recording()));
        for (Sidecar sidecar : found) {
            FinishJob job = FinishJob.recovery(sidecar);
            if (sidecar.state() == Sidecar.State.KEPT) {
                job.next(Stage.DONE);
                kept.add(job);
            } else {
                sealing.add(job);
            }
        }
        for (Path orphan : shelf.orphans()) {
            LOG.warn("{} has no key any more and is left alone", orphan);
        }
        return sealing.size();
    }

    /** {@return the last recording of a segment that was interrupted, if it is known} */
    Optional<Sidecar> predecessor(UUID segment) {
        return List.of(sealing, storing, kept).stream()
                .flatMap(jobs -> jobs.stream())
                .map(FinishJob::sidecar)
                .filter(sidecar -> sidecar.segment().equals(segment) && sidecar.state() != Sidecar.State.DOOMED)
                .max((one, other) -> Integer.compare(one.part(), other.part()));
    }

    /** {@return the segments that were interrupted and not gone on with} */
    Set<UUID> interrupted() {
        return List.of(sealing, storing, kept).stream()
                .flatMap(jobs -> jobs.stream())
                .map(job -> job.sidecar().segment())
                .collect(Collectors.toSet());
    }

    /** Nobody will go on with a segment behind what is here of it. */
    void release(UUID segment) {
        for (ConcurrentLinkedQueue<FinishJob> jobs : List.of(sealing, storing)) {
            jobs.stream().filter(job -> job.sidecar().segment().equals(segment)).forEach(FinishJob::release);
        }
        for (FinishJob job : kept) {
            if (job.sidecar().segment().equals(segment) && kept.remove(job)) {
                job.release();
                job.next(Stage.CLEAR);
                storing.add(job);
                wake(storing);
            }
        }
    }

    /** {@return how many recordings are not finished} */
    int waiting() {
        return sealing.size() + storing.size();
    }

    /** Waits until there is something to do, or the time is over. */
    void await(boolean forSealing, Duration most) throws InterruptedException {
        ConcurrentLinkedQueue<FinishJob> jobs = forSealing ? sealing : storing;
        synchronized (jobs) {
            boolean idle = jobs.stream().noneMatch(job -> job.isDue(clock.instant()));
            if (idle && (!forSealing || notes.isEmpty())) {
                jobs.wait(most.toMillis());
            }
        }
    }

    private static void wake(Object jobs) {
        synchronized (jobs) {
            jobs.notifyAll();
        }
    }

    /**
     * Seals, enters and moves all that waits for it.
     *
     * @throws InterruptedException if the thread is to stop; what is not sealed then is found at the next start
     */
    void seal() throws InterruptedException {
        Instant now = clock.instant();
        List<FinishJob> due = sealing.stream().filter(job -> job.isDue(now)).toList();
        attempts.together(due.stream().filter(job -> job.stage() == Stage.SEAL).toList(), this::close);
        enter(due.stream().filter(job -> job.stage() == Stage.LEDGER).toList());
        move(due.stream().filter(job -> job.stage() == Stage.MOVE).toList());
        for (FinishJob job : due) {
            if (job.stage().compareTo(Stage.STORE) >= 0) {
                storing.add(job);
                sealing.remove(job);
            }
        }
        wake(storing);
        if (sealing.isEmpty()) {
            attempts.allWell();
        }
    }

    private void close(FinishJob job) throws IOException {
        if (job.sidecar().state() == Sidecar.State.DOOMED) {
            shelf.destroy(job.sidecar());
            job.next(Stage.DONE);
            watcher.gone(job.sidecar());
            return;
        }
        if (job.ending() != null) {
            seal(job, job.ending());
        } else {
            recovery.close(job);
        }
        if (job.seal() == null) {
            job.next(Stage.CLEAR);
            watcher.gone(job.sidecar());
        } else {
            job.next(job.stage() == Stage.SEAL ? Stage.LEDGER : job.stage());
            watcher.sealed(job.sidecar(), job.seal().seal().outcome());
        }
    }

    private void seal(FinishJob job, FinishJob.Ending ending) throws IOException {
        shelf.write(job.sidecar());
        if (job.sidecar().takenBack().isEmpty()) {
            job.forgetEnding(); // a file that could not be written to its end is to be recovered
            try (RecordingWriter writer = ending.writer()) {
                job.sealed(writer.finish(ending.outcome(), ending.at(), ending.duration(), keys.signing()));
            }
        } else {
            ending.writer().close();
            job.sealed(takenBack.seal(job.sidecar(), ending));
            job.forgetEnding();
        }
    }

    private void enter(List<FinishJob> jobs) {
        List<LedgerEntry> entries = new ArrayList<>(notes);
        int noted = entries.size();
        try {
            Set<UUID> entered = entered(jobs);
            for (FinishJob job : jobs) {
                if (!entered.contains(job.sidecar().recording())) {
                    entries.add(LedgerEntry.sealed(job.seal(), clock.instant()));
                }
            }
            if (!entries.isEmpty()) {
                proofs.append(entries);
            }
            entries.subList(0, noted).forEach(notes::remove);
            jobs.forEach(job -> job.next(Stage.MOVE));
        } catch (IOException | ProblemException e) {
            jobs.forEach(job -> attempts.attempt(job, () -> {
                throw e;
            }));
        }
    }

    /** Each folder is made to survive a power loss once, however many files came into it. */
    private void move(List<FinishJob> jobs) {
        Map<Path, List<FinishJob>> folders = new LinkedHashMap<>();
        for (FinishJob job : jobs) {
            attempts.attempt(job, () -> folders.computeIfAbsent(shelf.move(job.sidecar()), folder -> new ArrayList<>()).add(job));
        }
        folders.forEach((folder, moved) -> {
            try {
                Shelf.force(folder);
                moved.forEach(job -> job.next(Stage.STORE));
            } catch (IOException e) {
                moved.forEach(job -> attempts.attempt(job, () -> {
                    throw e;
                }));
            }
        });
    }

    /** {@return which of those that were left behind have their entry already} */
    private Set<UUID> entered(List<FinishJob> jobs) throws IOException {
        Optional<Instant> earliest = jobs.stream()
                .filter(FinishJob::wasFound)
                .map(job -> job.sidecar().started())
                .min(Instant::compareTo);
        return earliest.isPresent() ? proofs.sealed(earliest.get()) : Set.of();
    }

    /**
     * Stores the rows of all that waits for it; the first one that is not taken lets the others wait as well.
     *
     * @throws InterruptedException if the thread is to stop; what is not stored then is found at the next start
     */
    void store() throws InterruptedException {
        List<FinishJob> stored = new ArrayList<>();
        for (FinishJob job : List.copyOf(storing)) {
            if (!job.isDue(clock.instant()) || job.stage() == Stage.STORE && !attempts.attempt(job, () -> store(job))) {
                break;
            }
            stored.add(job);
        }
        attempts.together(stored, this::clear);
        stored.stream().filter(job -> job.stage() == Stage.DONE).forEach(storing::remove);
    }

    private void store(FinishJob job) throws Exception {
        rows.store(job.row(shelf.finished(job.sidecar())));
        job.next(Stage.CLEAR);
    }

    private void clear(FinishJob job) throws IOException {
        if (job.stage() != Stage.CLEAR) {
            return;
        }
        if (job.isKept() && (job.seal() != null || !job.sidecar().pausedBy().isEmpty())) {
            job.sidecar(job.sidecar().with(Sidecar.State.KEPT));
            shelf.write(job.sidecar());
            job.next(Stage.DONE);
            kept.add(job);
            // it may have been released while that was written
            if (job.isKept() || !kept.remove(job)) {
                return;
            }
        }
        shelf.forget(job.sidecar().recording());
        job.next(Stage.DONE);
    }
}
