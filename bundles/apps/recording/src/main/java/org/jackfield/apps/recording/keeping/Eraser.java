package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.store.Erasure;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;

/**
 * Destroys recordings: first the ledger says so, then the key goes, then the file, wherever it is. A crash in between
 * leaves something that is named in the ledger and can be erased again. Any thread may call.
 */
public final class Eraser {

    private final RecordingStore segments;
    private final FileStore files;
    private final ProofLedger ledger;
    private final FilePlaces places;
    private final AuditService audit;
    private final InstantSource clock;

    Eraser(
            RecordingStore segments, FileStore files, ProofLedger ledger, FilePlaces places, AuditService audit,
            InstantSource clock) {
        this.segments = segments;
        this.files = files;
        this.ledger = ledger;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases the recordings of a segment for a person who may.
     *
     * @param id of the segment, or of one of its recordings: then only that one
     * @param reason why, for the ledger; at least a word
     * @return how many recordings were erased
     * @throws ProblemException ({@code recording.unknown}) if there is none, ({@code recording.held}) if it is on legal hold,
     *     ({@code recording.erase-reason}) without a reason
     */
    public int erase(UUID id, String reason, Subject by, String origin) {
        if (reason.isBlank()) {
            throw ProblemException.invalid(
                    "recording.erase-reason", "", "The ledger keeps why a recording was erased.", "Give a reason.");
        }
        Optional<RecordingRow> single = files.file(id);
        RecordedSegment segment = segments.segment(single.map(RecordingRow::segment).orElse(id))
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.unknown", id.toString(), "There is no such recording.", "Look for its id with recording:list."));
        if (segment.annotation().legalHold()) {
            throw ProblemException.conflict(
                    "recording.held", id.toString(), "The recording is on legal hold.", "Whoever may has to lift the hold first.");
        }
        List<RecordingRow> there = single.map(List::of).orElse(segment.files()).stream()
                .filter(row -> row.wrappedKey() != null)
                .toList();
        erase(there, by.name(), reason);
        there.forEach(row -> audit.record(AuditEvent.done(by, origin, "recording.erase", row.id().toString())));
        return there.size();
    }

    /** Erases recordings that are not erased yet. */
    void erase(List<RecordingRow> rows, String by, String reason) {
        Instant now = clock.instant();
        List<LedgerEntry> entries = new ArrayList<>();
        for (RecordingRow row : rows) {
            Optional<SignedSeal> seal = places.locate(row).flatMap(SealTail::of);
            entries.add(new LedgerEntry(
                    LedgerEntry.Kind.DELETED, now, row.id(), seal.map(SignedSeal::fingerprint), by, reason));
        }
        try {
            ledger.append(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.forEach(row -> {
            files.erase(row.id(), new Erasure(now, by, reason));
            removeFile(row);
        });
    }

    /** Deletes files of erased recordings that could not be deleted when they were erased. {@return how many are gone now} */
    int removeLeftOver() {
        int gone = 0;
        UUID after = FileStore.FIRST;
        for (List<RecordingRow> rows = files.leftOver(after, BATCH); !rows.isEmpty(); rows = files.leftOver(after, BATCH)) {
            for (RecordingRow row : rows) {
                gone += removeFile(row) ? 1 : 0;
            }
            after = rows.getLast().id();
        }
        return gone;
    }

    private boolean removeFile(RecordingRow row) {
        boolean gone = places.remove(row);
        if (gone) {
            files.removed(row.id());
        }
        return gone;
    }

    private static final int BATCH = 200;
}
