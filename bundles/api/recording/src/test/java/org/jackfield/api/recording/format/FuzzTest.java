package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.problem.ProblemException;

/** Whatever a file holds, a reader says what is wrong with it, and never asks for memory because the file says so. */
class FuzzTest {

    private final DataKey key = DataKey.generate(SmallRecording.id(50));

    @Property(tries = 400)
    void aMangledRecordingOnlyEverBringsAProblem(@ForAll long seed) throws IOException {
        Path folder = new MemoryFolder().createTempDirectory(null, null);
        try {
            Random random = new Random(seed);
            byte[] bytes = mangled(SmallRecording.bytes(folder, 1, key), random);
            SealedFile.read(new ByteArrayInputStream(bytes));
            Path file = Files.write(folder.resolve("a.jrec"), bytes);
            read(file);
            recover(file);
        } finally {
            Files.deleteIfExists(folder.resolve("a.jrec"));
            Files.delete(folder);
        }
    }

    private void read(Path file) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            byte[] out = new byte[400];
            attempt(() -> reader.read(0, 0, out, 0, 200));
            attempt(() -> reader.read(1, 100, out, 0, 200));
            attempt(reader::verify);
        } catch (ProblemException e) {
            assertThat(e.problem().code()).startsWith("recording.");
        }
    }

    private void recover(Path file) throws IOException {
        try (RecoveredRecording found = RecoveredRecording.open(file, key)) {
            found.seal(SmallRecording.SITE);
            try (RecordingReader reader = RecordingReader.open(file, key)) {
                assertThat(reader.verify()).isNotNull();
            }
        } catch (ProblemException e) {
            assertThat(e.problem().code()).startsWith("recording.");
        }
    }

    private interface Attempt {
        Object make() throws IOException;
    }

    private static void attempt(Attempt attempt) throws IOException {
        try {
            attempt.make();
        } catch (ProblemException e) {
            assertThat(e.problem().code()).startsWith("recording.");
        }
    }

    @Property(tries = 2000)
    void bytesOfAnySortAreNoSealAndNoHeader(@ForAll byte[] bytes) {
        problemOrNothing(() -> SignedSeal.of(bytes));
        problemOrNothing(() -> RecordingHeader.of(bytes));
        problemOrNothing(() -> WrappedKey.of(bytes));
        problemOrNothing(() -> RecordingEvent.of(bytes));
        problemOrNothing(() -> Ending.of(bytes));
        problemOrNothing(() -> PublicKeys.read(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    @Property(tries = 1000)
    void aMangledSealOnlyEverBringsAProblem(@ForAll long seed) throws IOException {
        Path folder = new MemoryFolder().createTempDirectory(null, null);
        SignedSeal seal = SmallRecording.write(folder.resolve("a.jrec"), 1, key);
        Files.delete(folder.resolve("a.jrec"));
        Files.delete(folder);
        byte[] bytes = mangled(seal.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), new Random(seed));
        problemOrNothing(() -> SignedSeal.of(bytes).check(SmallRecording.SITE.publicKeys()));
    }

    private static void problemOrNothing(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.problem().remedy()).isNotEmpty();
        }
    }

    /** Some bytes changed, a part cut out, repeated or replaced, lengths and numbers blown up. */
    public static byte[] mangled(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> Arrays.fill(bytes, at, end, (byte) 0xFF);
                case 2 -> Arrays.fill(bytes, at, end, (byte) 0);
                case 3 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
                case 4 -> bytes = joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
                default -> bytes = Arrays.copyOf(bytes, at + 1);
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
