package org.jackfield.distribution.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.ledger.ExportedFile;
import org.jackfield.api.recording.ledger.ExportedRecording;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.recording.ledger.ManifestWriter;

/** A site that records, keeps its ledger and exports, in a folder. */
final class Site implements AutoCloseable {

    static final int SAMPLES = 300;

    final SigningKey key = SigningKey.generate();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T22:00:00Z"));
    final Path archive;
    final Path publicKey;
    final List<Recording> recordings = new ArrayList<>();
    private final Ledger ledger;

    record Recording(UUID id, Path file, DataKey dataKey, SignedSeal seal, Ledger.Place place) {}

    Site(Path folder) throws IOException {
        archive = Files.createDirectories(folder.resolve("archive"));
        publicKey = Files.writeString(folder.resolve("site.pub"), key.publicPem());
        ledger = Ledger.open(archive.resolve("ledger"), key, key.publicKeys(), now::get);
    }

    Recording record(int number) throws IOException {
        UUID id = new UUID(0x0193_6D3A_0000_7000L + number, 0x8000_0000_0000_0000L + number);
        DataKey dataKey = DataKey.generate(id);
        Path file = Files.createDirectories(archive.resolve("2026/11")).resolve(id + ".jrec");
        RecordingHeader header = RecordingHeader.of(id, new UUID(1, number), id, now.get(), 8000,
                List.of(AudioChannel.pcmu(AudioChannel.Side.DEVICE), AudioChannel.pcmu(AudioChannel.Side.REMOTE)));
        byte[] speech = new byte[200];
        new Random(number).nextBytes(speech);
        SignedSeal seal;
        try (RecordingWriter writer = RecordingWriter.create(file, header, dataKey)) {
            writer.audio(0, 0, speech, 0, 100);
            writer.audio(1, 50, speech, 100, 100);
            writer.flush();
            writer.audio(0, 150, speech, 50, 100);
            seal = writer.finish(Outcome.COMPLETE, now.get(), SAMPLES, key);
        }
        Ledger.Place place = ledger.append(List.of(LedgerEntry.sealed(seal, now.get()))).getFirst();
        Recording recording = new Recording(id, file, dataKey, seal, place);
        recordings.add(recording);
        return recording;
    }

    void delete(Recording recording) throws IOException {
        Files.delete(recording.file);
        ledger.append(List.of(LedgerEntry.deleted(recording.seal, now.get(), "4101", "retention")));
    }

    /** The export of all recordings, by name of the file. */
    Map<String, byte[]> export() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        ManifestWriter writer = new ManifestWriter(manifest, key, new UUID(5, 5), now.get(), "4101");
        for (Recording recording : recordings) {
            byte[] wav = wav(recording);
            ExportedFile audio = file("audio/" + recording.id + ".wav", wav, files);
            LinkedHashMap<String, String> details = new LinkedHashMap<>(Map.of("caller", "0123\t456"));
            writer.recording(new ExportedRecording(recording.id, ExportedRecording.Form.EXACT, audio, details,
                    Optional.of(recording.seal), Optional.of(ledger.proof(recording.place))));
        }
        Recording last = recordings.getLast();
        ExportedFile mixed = file("audio/mixed.wav", new byte[] {1, 2, 3}, files);
        writer.recording(new ExportedRecording(last.id, ExportedRecording.Form.CONVERTED, mixed, new LinkedHashMap<>(),
                Optional.of(last.seal), Optional.of(ledger.proof(last.place))));
        writer.file(file("index.html", "<html>".getBytes(StandardCharsets.UTF_8), files));
        writer.finish();
        files.put(ExportedFile.MANIFEST, manifest.toByteArray());
        return files;
    }

    private static ExportedFile file(String name, byte[] content, Map<String, byte[]> files) {
        files.put(name, content);
        return new ExportedFile(name, content.length, Digests.hex(content));
    }

    /** A stereo WAV file in mu-law, as other programs write it. */
    private static byte[] wav(Recording recording) throws IOException {
        byte[][] channels = new byte[2][SAMPLES];
        try (RecordingReader reader = RecordingReader.open(recording.file, recording.dataKey)) {
            reader.read(0, 0, channels[0], 0, SAMPLES);
            reader.read(1, 0, channels[1], 0, SAMPLES);
        }
        ByteBuffer out = ByteBuffer.allocate(58 + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(50 + 2 * SAMPLES).put(ascii("WAVEfmt ")).putInt(18);
        out.putShort((short) 7).putShort((short) 2).putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 8);
        out.putShort((short) 0).put(ascii("fact")).putInt(4).putInt(SAMPLES).put(ascii("data")).putInt(2 * SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            out.put(channels[0][i]).put(channels[1][i]);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
