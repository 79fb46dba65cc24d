package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            byte[] bytes = Mangled.of(SmallRecording.bytes(folder, 1, key), random);
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
            // A mangled header may describe other channels; whoever reads asks for what it describes.
            List<AudioChannel> channels = reader.header().channels();
            for (int i = 0; i < channels.size(); i++) {
                int channel = i;
                int frames = out.length / channels.get(i).frameBytes();
                attempt(() -> reader.read(channel, 0, out, 0, frames));
                attempt(() -> reader.read(channel, channels.get(channel).frameSamples(), out, 0, frames));
            }
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
        byte[] bytes = Mangled.of(seal.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), new Random(seed));
        problemOrNothing(() -> SignedSeal.of(bytes).check(SmallRecording.SITE.publicKeys()));
    }

    private static void problemOrNothing(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.problem().remedy()).isNotEmpty();
        }
    }
}
