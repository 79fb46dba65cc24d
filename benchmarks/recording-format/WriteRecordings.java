import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SigningKey;

/** Writes many calls side by side, as a recorder does: packet by packet, a flush of every call each second. */
final class WriteRecordings {

    private static final int RATE = 8000;
    private static final int PACKET = 160;

    private WriteRecordings() {}

    public static void main(String[] arguments) throws IOException {
        int calls = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path folder = Path.of(arguments[3]);
        for (int round = 1; round <= rounds; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long writes = writeOperations();
            write(calls, seconds, folder);
            double callSeconds = (double) calls * seconds;
            System.out.printf("round %d: %.4f ms CPU and %.3f write operations per call-second%n", round,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6 / callSeconds,
                    (writeOperations() - writes) / callSeconds);
            empty(folder);
        }
        Files.deleteIfExists(folder);
    }

    private static void write(int calls, int seconds, Path folder) throws IOException {
        SigningKey site = SigningKey.generate();
        RecordingWriter[] writers = new RecordingWriter[calls];
        for (int i = 0; i < calls; i++) {
            DataKey key = DataKey.generate(new UUID(1, i));
            RecordingHeader header = RecordingHeader.of(new UUID(2, i), new UUID(3, i), key.id(), Instant.now(), RATE,
                    List.of(AudioChannel.pcmu(AudioChannel.Side.DEVICE), AudioChannel.pcmu(AudioChannel.Side.REMOTE)));
            writers[i] = RecordingWriter.create(folder.resolve(i + ".jrec"), header, key);
        }
        byte[] speech = new byte[PACKET];
        new Random(1).nextBytes(speech);
        for (int second = 0; second < seconds; second++) {
            for (RecordingWriter writer : writers) {
                for (int packet = 0; packet < RATE / PACKET; packet++) {
                    long time = (long) second * RATE + packet * PACKET;
                    writer.audio(0, time, speech, 0, PACKET);
                    writer.audio(1, time, speech, 0, PACKET);
                }
                writer.flush();
            }
        }
        for (RecordingWriter writer : writers) {
            writer.finish(Outcome.COMPLETE, Instant.now(), (long) seconds * RATE, site);
        }
    }

    private static long writeOperations() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("syscw: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .sum();
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jrec")).toList()) {
                Files.delete(file);
            }
        }
    }
}
