package org.jackfield.apps.recording.export;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * Recordings as a file in a mail: one as WAV, several as the same ZIP that an export makes (manual §4.5). All in memory and
 * bounded; each is entered in the ledger, for it leaves the system. Who may do so is decided elsewhere. Any thread may call.
 */
public final class Attachments {

    /** Each holds a whole attachment in memory. */
    private final Semaphore atOnce = new Semaphore(2);

    private final Playback playback;
    private final RecordingKeys keys;
    private final ProofLedger ledger;
    private final InstantSource clock;
    private final CustomTags tags;

    /** Makes them of these recordings. */
    public Attachments(Playback playback, RecordingKeys keys, ProofLedger ledger, CustomTags tags, InstantSource clock) {
        this.playback = playback;
        this.keys = keys;
        this.ledger = ledger;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * {@return the attachment}
     *
     * @param most how large it may be, in bytes
     * @throws ProblemException {@code recording.email-too-large}, or whatever keeps a recording from being played
     */
    public MailAttachment of(List<RecordedSegment> segments, long most, Subject by, Formats formats) throws IOException {
        record Part(RecordedSegment segment, RecordingRow row) {}
        List<Part> parts = segments.stream()
                .flatMap(segment -> segment.files().stream()
                        .filter(row -> row.wrappedKey() != null)
                        .map(row -> new Part(segment, row)))
                .toList();
        UUID id = Ids.next();
        Bounded bytes = new Bounded(most);
        String digest;
        boolean single = parts.size() == 1;
        atOnce.acquireUninterruptibly();
        try {
            if (single) {
                try (WavFile wav = playback.saved(parts.getFirst().row())) {
                    bytes.expect(wav.length());
                    wav.write(0, wav.length(), bytes);
                }
                digest = Digests.hex(bytes.content());
            } else {
                try (ExportZip zip = new ExportZip(bytes, playback, keys.signing(), id, clock.instant(), by.name(), new ExportWording(formats, tags.names()))) {
                    for (Part part : parts) {
                        zip.add(part.segment(), part.row());
                    }
                    digest = zip.finish(clock.instant());
                }
            }
        } finally {
            atOnce.release();
        }
        ledger.append(List.of(new LedgerEntry(
                LedgerEntry.Kind.EXPORTED, clock.instant(), id, Optional.of(digest), by.name(), "by email, " + segments.size() + " segments")));
        return single
                ? new MailAttachment(name(parts.getFirst().row()), "audio/wav", bytes.content())
                : new MailAttachment("recordings.zip", "application/zip", bytes.content());
    }

    private static String name(RecordingRow row) {
        String safe = row.serial().replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.substring(0, Math.min(safe.length(), 120)) + ".wav";
    }

    /** Takes so many bytes and no more. */
    private static final class Bounded extends FilterOutputStream {

        private final ByteArrayOutputStream bytes;
        private final long most;

        Bounded(long most) {
            super(OutputStream.nullOutputStream());
            this.bytes = new ByteArrayOutputStream();
            this.most = most;
        }

        void expect(long more) {
            if (bytes.size() + more > most) {
                throw ProblemException.of(
                        "recording.email-too-large", Problem.Kind.TOO_LARGE, "more than " + (most >> 20) + " MB",
                        "The recordings are too large for an attachment.", "Send fewer at once, or links.");
            }
        }

        @Override
        public void write(int one) {
            expect(1);
            bytes.write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            expect(length);
            bytes.write(from, offset, length);
        }

        byte[] content() {
            return bytes.toByteArray();
        }
    }
}
