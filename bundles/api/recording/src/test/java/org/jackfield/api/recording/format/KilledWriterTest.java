package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.recording.format.SmallRecording.SITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed in the middle of its writing: everything it had flushed is kept and can be proven. */
class KilledWriterTest {

    private static final int SECOND = 8000;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasFlushedIsLost() throws Exception {
        Path master = folder.resolve("master.key");
        MasterKey.generate().save(master);
        Path file = folder.resolve("killed.jrec");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Writer.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long flushed = 0;
        byte[] secret;
        try (BufferedReader out = writer.inputReader()) {
            secret = java.util.HexFormat.of().parseHex(out.readLine());
            while (flushed < 25) {
                flushed = Long.parseLong(out.readLine());
            }
            // the handle, because the process itself closes what we still want to read
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            for (String line = out.readLine(); line != null && line.matches("\\d+"); line = out.readLine()) {
                flushed = Long.parseLong(line);
            }
        }
        assertThat(writer.exitValue()).isEqualTo(128 + 9);

        DataKey key = new DataKey(SmallRecording.id(50), secret);
        SignedSeal seal = RecoveredRecording.open(file, key).seal(SITE);
        assertThat(seal.seal().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(seal.seal().duration()).isGreaterThanOrEqualTo(flushed * SECOND);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            assertThat(reader.verify().text()).isEqualTo(seal.text());
            byte[] heard = new byte[SECOND];
            for (int second = 0; second < flushed; second++) {
                assertThat(reader.read(0, (long) second * SECOND, heard, 0, SECOND)).isEqualTo(SECOND);
                assertThat(heard).as("second %d", second).isEqualTo(Writer.second(second));
            }
        }
    }

    /** Writes as fast as it can and tells each second that was flushed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            DataKey key = DataKey.generate(SmallRecording.id(50));
            System.out.println(java.util.HexFormat.of().formatHex(key.secret()));
            RecordingHeader header = RecordingHeader.of(
                    SmallRecording.id(1), SmallRecording.id(2), key.id(), SmallRecording.STARTED, SECOND,
                    List.of(AudioChannel.pcmu(AudioChannel.Side.MIXED)));
            try (RecordingWriter writer = RecordingWriter.create(Path.of(arguments[0]), header, key)) {
                for (int second = 0; second < 600_000; second++) {
                    writer.audio(0, (long) second * SECOND, second(second), 0, SECOND);
                    writer.flush();
                    System.out.println(second + 1);
                }
            }
        }

        static byte[] second(int number) {
            byte[] audio = new byte[SECOND];
            Arrays.fill(audio, (byte) number);
            return audio;
        }
    }
}
