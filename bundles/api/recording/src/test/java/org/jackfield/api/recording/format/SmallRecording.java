package org.jackfield.api.recording.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A recording with a chunk of every kind, small enough to change every byte of it. */
public final class SmallRecording {

    public static final SigningKey SITE = SigningKey.generate();
    public static final Instant STARTED = Instant.parse("2026-11-26T10:00:00.250Z");
    public static final List<AudioChannel> STEREO =
            List.of(AudioChannel.pcmu(AudioChannel.Side.DEVICE), AudioChannel.pcma(AudioChannel.Side.REMOTE));

    private SmallRecording() {}

    public static UUID id(int number) {
        return new UUID(0x0193_6D3A_0000_7000L + number, 0x8000_0000_0000_0000L + number);
    }

    public static RecordingHeader header(int number, DataKey key) {
        return RecordingHeader.of(id(number), id(100 + number), key.id(), STARTED, 8000, STEREO);
    }

    /** Writes everything but the end, in several flushes. */
    public static RecordingWriter begin(Path path, int number, DataKey key) throws IOException {
        RecordingWriter writer = RecordingWriter.create(path, header(number, key), key);
        writer.audio(0, 0, tone(number, 40), 0, 40);
        writer.audio(1, 0, tone(number + 1, 40), 0, 40);
        writer.flush();
        writer.gap(1, 40, 20, GapCause.NETWORK);
        writer.audio(0, 40, tone(number + 2, 40), 0, 40);
        writer.audio(1, 60, tone(number + 3, 20), 0, 20);
        writer.event(75, new RecordingEvent(RecordingEvent.Kind.DTMF, STARTED, Optional.empty(), Optional.of("5")));
        writer.pause(STARTED.plusMillis(10), Optional.of("4101"));
        writer.resume(120, STARTED.plusMillis(15), Optional.of("4101"));
        writer.audio(0, 120, tone(number + 4, 30), 0, 30);
        writer.audio(1, 130, tone(number + 5, 30), 0, 30);
        writer.flush();
        return writer;
    }

    public static SignedSeal write(Path path, int number, DataKey key) throws IOException {
        try (RecordingWriter writer = begin(path, number, key)) {
            return writer.finish(Outcome.COMPLETE, STARTED.plusMillis(20), 160, SITE);
        }
    }

    public static byte[] bytes(Path folder, int number, DataKey key) throws IOException {
        Path file = folder.resolve("small-" + number + ".jrec");
        write(file, number, key);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    public static byte[] tone(int seed, int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }
}
