package org.jackfield.apps.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.AudioChannel.Side;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.RecordingRow;

/** Recordings as the recorder leaves them, and the keys of a site. */
public final class SampleRecording implements RecordingKeys {

    public static final Instant STARTED = Instant.parse("2026-11-26T10:00:00Z");

    private static final AudioChannel GSM = new AudioChannel(Side.MIXED, "GSM", 320, new byte[65]);

    private final Path folder;
    private final MasterKey master = MasterKey.generate();
    private final SigningKey signing = SigningKey.generate();
    private SignedSeal lastSeal;

    public SampleRecording(Path folder) {
        this.folder = folder;
    }

    /** Two sides of mu-law noise by the seed, some eighths of seconds of it silent. */
    public RecordingRow stereo(UUID segment, int samples, long seed) throws IOException {
        return write(segment, List.of(AudioChannel.pcmu(Side.DEVICE), AudioChannel.pcmu(Side.REMOTE)), writer -> {
            Random noise = new Random(seed);
            for (int at = 0; at < samples; at += 1000) {
                int some = Math.min(1000, samples - at);
                for (int channel = 0; channel < 2; channel++) {
                    byte[] bytes = new byte[some];
                    noise.nextBytes(bytes);
                    if (noise.nextInt(4) > 0) {
                        writer.audio(channel, at, bytes, 0, some);
                    }
                }
            }
            return samples;
        });
    }

    /** One mixed channel in the blocks of a GSM WAV file. */
    public RecordingRow framed(UUID segment, int frames, long seed) throws IOException {
        return write(segment, List.of(GSM), writer -> {
            byte[] bytes = new byte[65 * frames];
            new Random(seed).nextBytes(bytes);
            for (int i = 0; i < frames; i++) {
                writer.audio(0, i * 320L, bytes, i * 65, 65);
            }
            return frames * 320L;
        });
    }

    /** Three seconds: a key at 0.5 s, packets lost from 0.8 s on, paused from 1 s to 2 s. */
    public RecordingRow eventful(UUID segment) throws IOException {
        return write(segment, List.of(AudioChannel.pcmu(Side.DEVICE), AudioChannel.pcmu(Side.REMOTE)), writer -> {
            byte[] loud = new byte[8000];
            writer.audio(0, 0, loud, 0, 6400);
            writer.event(4000, new RecordingEvent(
                    RecordingEvent.Kind.DTMF, STARTED.plusMillis(500), Optional.empty(), Optional.of("5")));
            writer.gap(0, 6400, 160, GapCause.NETWORK);
            writer.gap(0, 6560, 160, GapCause.NETWORK);
            writer.gap(0, 6720, 160, GapCause.CAPTURE);
            writer.audio(0, 6880, loud, 0, 1120);
            writer.pause(STARTED.plusSeconds(1), Optional.of("anna"));
            writer.resume(16_000, STARTED.plusSeconds(2), Optional.of("ben"));
            writer.audio(1, 16_000, loud, 0, 8000);
            return 24_000;
        });
    }

    /** Fills a recording. */
    public interface Filling {
        /** {@return its duration in samples} */
        long fill(RecordingWriter writer) throws IOException;
    }

    public RecordingRow write(UUID segment, List<AudioChannel> channels, Filling filling) throws IOException {
        UUID id = Ids.next();
        Path file = folder.resolve(id + ".jrec");
        try (DataKey key = newKey(Ids.next())) {
            RecordingHeader header = RecordingHeader.of(id, segment, key.id(), STARTED, 8000, channels);
            long duration;
            try (RecordingWriter writer = RecordingWriter.create(file, header, key)) {
                duration = filling.fill(writer);
                lastSeal = writer.finish(Outcome.COMPLETE, STARTED.plusMillis(duration / 8), duration, signing);
            }
            return new RecordingRow(
                    id, segment, 1, "1001-" + id, "mirror", channels.getFirst().codec(), channels.size(), STARTED,
                    STARTED.plusMillis(duration / 8), duration / 8, 0, false, file.getFileName().toString(),
                    Files.size(file), "", wrap(key).bytes(), 0, 0, 0);
        }
    }

    public SignedSeal lastSeal() {
        return lastSeal;
    }

    public Path file(RecordingRow recording) {
        return folder.resolve(recording.path());
    }

    public Optional<Path> locate(RecordingRow recording) {
        return Optional.of(file(recording)).filter(Files::isRegularFile);
    }

    @Override
    public DataKey newKey(UUID id) {
        return DataKey.generate(id);
    }

    @Override
    public WrappedKey wrap(DataKey key) {
        return WrappedKey.wrap(key, master);
    }

    @Override
    public DataKey unwrap(WrappedKey key) {
        return key.unwrap(List.of(master));
    }

    @Override
    public SigningKey signing() {
        return signing;
    }

    @Override
    public PublicKeys trusted() {
        return signing.publicKeys();
    }
}
