package org.jackfield.apps.recording.export;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.ledger.ExportedFile;
import org.jackfield.api.recording.ledger.ExportedRecording;
import org.jackfield.api.recording.ledger.ExportedRecording.Form;
import org.jackfield.api.recording.ledger.LedgerProof;
import org.jackfield.api.recording.ledger.ManifestWriter;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * Writes recordings into a ZIP: a WAV file for each, a page that lists them, their metadata, and the signed manifest that
 * the offline verifier reads. Audio passes through; of the rest memory grows with the number of recordings.
 */
final class ExportZip implements Closeable {

    static final String INDEX = "Recordings.htm";
    static final String METADATA = "recordings.json";

    private final Playback playback;
    private final ZipOutputStream zip;
    private final ByteArrayOutputStream manifestBytes = new ByteArrayOutputStream();
    private final ManifestWriter manifest;
    private final IndexPage index;
    private final ExportWording words;
    private final StringJoiner metadata = new StringJoiner(",\n", "[\n", "\n]\n");
    private final Set<String> names = new HashSet<>();

    /** Begins a ZIP; the stream is closed with it. */
    ExportZip(OutputStream out, Playback playback, SigningKey site, UUID export, Instant at, String by, ExportWording words)
            throws IOException {
        this.playback = playback;
        this.index = new IndexPage(words);
        this.words = words;
        manifest = new ManifestWriter(manifestBytes, site, export, at, by);
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Adds a recording. */
    void add(RecordedSegment segment, RecordingRow row) throws IOException {
        SequencedMap<String, String> details = Details.of(segment, row, words.tags());
        try (WavFile wav = playback.saved(row)) {
            Optional<SignedSeal> seal = seal(wav, details);
            ExportedFile audio = entry(name(row), row.ended(), out -> wav.write(0, wav.length(), out));
            Optional<LedgerProof> proof = seal.isEmpty() ? Optional.empty() : playback.proof(row);
            manifest.recording(new ExportedRecording(
                    row.id(), wav.exact() ? Form.EXACT : Form.CONVERTED, audio, details, seal, proof));
            index.add(segment, row, audio.name());
            details.put("file", audio.name());
            metadata.add(JsonText.object(details));
        }
    }

    /** What cannot be vouched for is taken along all the same, and the manifest says what is wrong with it. */
    private static Optional<SignedSeal> seal(WavFile wav, SequencedMap<String, String> details) throws IOException {
        try {
            return Optional.of(wav.audio().verified());
        } catch (ProblemException e) {
            details.put("integrity", e.problem().toLine());
            return Optional.empty();
        }
    }

    /**
     * Completes the ZIP.
     *
     * @return the SHA-256 of the manifest, for the ledger
     */
    String finish(Instant at) throws IOException {
        manifest.file(entry(INDEX, at, out -> out.write(index.html().getBytes(StandardCharsets.UTF_8))));
        manifest.file(entry(METADATA, at, out -> out.write(metadata.toString().getBytes(StandardCharsets.UTF_8))));
        manifest.finish();
        String digest = entry(ExportedFile.MANIFEST, at, manifestBytes::writeTo).sha256();
        zip.finish();
        return digest;
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private ExportedFile entry(String name, Instant at, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        Counted counted = new Counted(zip);
        content.write(counted);
        zip.closeEntry();
        return new ExportedFile(name, counted.bytes, HexFormat.of().formatHex(counted.digest.digest()));
    }

    private String name(RecordingRow row) {
        String safe = row.serial().replaceAll("[^A-Za-z0-9._-]", "_");
        String base = "audio/" + safe.substring(0, Math.min(safe.length(), 120));
        String name = base + ".wav";
        for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i + ".wav";
        }
        return name;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts and digests what passes. */
    private static final class Counted extends FilterOutputStream {

        private final MessageDigest digest = Digests.sha256();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            digest.update(from, offset, length);
            bytes += length;
        }
    }
}
