package org.jackfield.apps.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.recording.ledger.LedgerProof;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.store.AnnotationStore;
import org.jackfield.apps.recording.store.JdbiAnnotationStore;
import org.jackfield.apps.recording.store.JdbiRecordingStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;
import org.jackfield.apps.recording.store.SegmentOutcome;

/** A site with recordings: files, keys, ledger and database as in earnest. */
public final class RecordingSite implements AutoCloseable {

    public static final Actor ANNA = new Actor(FakeSecurity.ADMINISTRATOR, "test");
    public static final Actor BEN = new Actor(FakeSecurity.NOBODY, "test");

    public final TestDatabase database = TestDatabase.open(Dialect.H2);
    public final RecordingStore store = new JdbiRecordingStore(database, segment -> SegmentPeople.NONE, segment -> { });
    public final AnnotationStore annotations = new JdbiAnnotationStore(database);
    public final RecordingAudit audit = new RecordingAudit();
    public final LeapingClock clock = new LeapingClock(SampleRecording.STARTED);
    public final SampleRecording files;
    public final Playback playback;
    private final Ledger ledger;
    private long position;

    public RecordingSite(Path folder) throws IOException {
        files = new SampleRecording(folder);
        ledger = Ledger.open(folder.resolve("ledger"), files.signing(), files.trusted(), clock);
        TestMedia media = new TestMedia();
        playback = new Playback(files, media, media, files::locate, row -> {
            Optional<Ledger.Place> place = ledger.sealed(row.id(), LocalDate.ofInstant(row.ended(), ZoneOffset.UTC));
            return place.isEmpty() ? Optional.empty() : Optional.of(ledger.proof(place.get()));
        });
    }

    public Recordings recordings(FakeSecurity security) {
        return new Recordings(store, annotations, playback, security, audit, clock);
    }

    public Recordings recordings() {
        return recordings(FakeSecurity.administratorsOnly());
    }

    public void keep(SegmentState state, String reason, Calls... segments) {
        store.write(
                Calls.SYSTEM,
                Arrays.stream(segments).map(one -> new SegmentOutcome(one.segment(), state, reason)).toList(),
                List.of(),
                ++position);
    }

    /** A segment with a recording, which the ledger has. */
    public RecordingRow recorded(Calls segment, int samples) throws IOException {
        keep(SegmentState.PENDING, "", segment);
        RecordingRow row = files.stereo(segment.id(), samples, samples);
        entered();
        store.addFile(row);
        return row;
    }

    public void entered() throws IOException {
        ledger.append(List.of(LedgerEntry.sealed(files.lastSeal(), clock.instant())));
    }

    /** How the custom tags are called. */
    public List<String> tags() {
        return List.of("Order", "", "Ticket <no>", "", "");
    }

    public ProofLedger ledger() {
        return new ProofLedger() {
            @Override
            public List<Ledger.Place> append(List<LedgerEntry> entries) throws IOException {
                return ledger.append(entries);
            }

            @Override
            public LedgerProof proof(Ledger.Place place) throws IOException {
                return ledger.proof(place);
            }

            @Override
            public List<LedgerDay> days(LedgerDay.Entries entries) throws IOException {
                return ledger.days(entries);
            }

            @Override
            public Optional<Ledger.Place> sealed(UUID recording, LocalDate since) throws IOException {
                return ledger.sealed(recording, since);
            }
        };
    }

    public List<LedgerEntry> ledgerEntries() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.days((index, entry, text) -> entries.add(entry));
        return entries;
    }


    @Override
    public void close() throws IOException {
        ledger.close();
        database.close();
    }
}
