package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.recording.format.SmallRecording.SITE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a recording is found out twice: by the data key, chunk by chunk, and by the site's public key. */
class TamperingTest {

    private final DataKey key = DataKey.generate(SmallRecording.id(50));
    private byte[] good;
    private int header;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @BeforeEach
    void aSmallRecording() throws IOException {
        good = SmallRecording.bytes(folder, 1, key);
        header = headerLength(good);
        assertThat(genuine(good)).isTrue();
        assertThat(authentic(good)).isTrue();
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertFound(changed, "byte %d, bit %d", at, at % 8);
        }
    }

    @Test
    void everyTruncationIsFound() throws IOException {
        for (int length = 0; length < good.length; length++) {
            assertFound(Arrays.copyOf(good, length), "%d bytes", length, 0);
        }
    }

    @Test
    void whatFollowsTheSealIsFound() throws IOException {
        assertFound(Arrays.copyOf(good, good.length + 1), "a byte more", 0, 0);
    }

    @Test
    void everySwapOfTwoChunksIsFound() throws IOException {
        List<byte[]> chunks = chunks(good);
        assertThat(chunks).hasSizeGreaterThan(8);
        for (int i = 0; i < chunks.size(); i++) {
            for (int j = i + 1; j < chunks.size(); j++) {
                List<byte[]> swapped = new ArrayList<>(chunks);
                Collections.swap(swapped, i, j);
                assertFound(file(good, swapped, false), "chunks %d and %d", i, j);
                assertFound(file(good, swapped, true), "chunks %d and %d renumbered", i, j);
            }
        }
    }

    @Test
    void everyDeletedAndEveryRepeatedChunkIsFound() throws IOException {
        for (int i = 0; i < chunks(good).size(); i++) {
            List<byte[]> fewer = chunks(good);
            fewer.remove(i);
            assertFound(file(good, fewer, false), "without %d", i, 0);
            assertFound(file(good, fewer, true), "without %d renumbered", i, 0);
            List<byte[]> more = chunks(good);
            more.add(i, more.get(i));
            assertFound(file(good, more, true), "twice %d", i, 0);
        }
    }

    /** Two files of one segment, one key: no chunk of one passes in the other, at whatever place. */
    @Test
    void everyChunkOfAnotherFileWithTheSameKeyIsFound() throws IOException {
        byte[] other = SmallRecording.bytes(folder, 1, key);
        assertThat(header).isEqualTo(headerLength(other));
        List<byte[]> chunks = chunks(good);
        List<byte[]> others = chunks(other);
        for (int i = 0; i < chunks.size(); i++) {
            List<byte[]> spliced = new ArrayList<>(chunks);
            spliced.set(i, others.get(i));
            assertFound(file(good, spliced, false), "chunk %d of the other", i, 0);
            List<byte[]> tail = new ArrayList<>(chunks.subList(0, i));
            tail.addAll(others.subList(i, others.size()));
            assertFound(file(good, tail, false), "from %d on of the other", i, 0);
        }
    }

    @Test
    void anotherFilesSealIsFound() throws IOException {
        byte[] other = SmallRecording.bytes(folder, 2, key);
        byte[] mixed = concat(Arrays.copyOf(good, sealAt(good)), Arrays.copyOfRange(other, sealAt(other), other.length));
        assertFound(mixed, "another seal", 0, 0);
        assertThat(SealedFile.read(new ByteArrayInputStream(mixed)).problems())
                .anySatisfy(problem -> assertThat(problem.input()).isEqualTo("recording id"));
    }

    /** A forger who has the data key can encrypt, and still cannot sign. */
    @Test
    void aSealOfAnotherKeyIsNotTheSites() throws IOException {
        SignedSeal forged = SealedFile.read(new ByteArrayInputStream(good)).seal().orElseThrow().seal()
                .sign(SigningKey.generate());
        assertThat(forged.check(SITE.publicKeys())).isEqualTo(PublicKeys.Answer.UNKNOWN_KEY);
        String pretending = forged.text().replace(forged.signer(), SITE.id());
        assertThat(SignedSeal.of(pretending.getBytes(java.nio.charset.StandardCharsets.UTF_8)).check(SITE.publicKeys()))
                .isEqualTo(PublicKeys.Answer.WRONG);
    }

    @Test
    void aReorderedChunkIsCalledThat() throws IOException {
        List<byte[]> swapped = chunks(good);
        Collections.swap(swapped, 2, 3);
        assertThat(SealedFile.read(new ByteArrayInputStream(file(good, swapped, false))).problems())
                .singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("recording.out-of-order");
                    assertThat(problem.message()).contains("Chunk 3 stands where chunk 2 should");
                });
    }

    @Test
    void playingADamagedChunkIsRefusedAndTheOthersPlay() throws IOException {
        byte[] changed = good.clone();
        changed[header + ChunkHeader.BYTES] ^= 1;
        Path file = Files.write(folder.resolve("changed.jrec"), changed);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> reader.read(0, 0, new byte[40], 0, 40))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("recording.altered"));
            byte[] later = new byte[30];
            assertThat(reader.read(0, 120, later, 0, 30)).isEqualTo(30);
            assertThat(later).isEqualTo(SmallRecording.tone(5, 30));
        }
    }

    private void assertFound(byte[] changed, String how, int one, int two) throws IOException {
        assertThat(genuine(changed)).as("by the public key: " + how, one, two).isFalse();
        assertThat(authentic(changed)).as("by the data key: " + how, one, two).isFalse();
    }

    private static boolean genuine(byte[] file) throws IOException {
        SealedFile found = SealedFile.read(new ByteArrayInputStream(file));
        return found.problems().isEmpty()
                && found.seal().map(seal -> seal.check(SITE.publicKeys())).equals(java.util.Optional.of(PublicKeys.Answer.GOOD));
    }

    private boolean authentic(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("candidate.jrec"), bytes);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            return reader.verify().check(SITE.publicKeys()) == PublicKeys.Answer.GOOD;
        } catch (ProblemException e) {
            return false;
        }
    }

    static int headerLength(byte[] file) {
        return RecordingHeader.lengthOf(Arrays.copyOf(file, RecordingHeader.START_BYTES));
    }

    private static List<byte[]> chunks(byte[] file) {
        List<byte[]> chunks = new ArrayList<>();
        int at = headerLength(file);
        while (ChunkHeader.startsWith(file[at])) {
            int length = ChunkHeader.BYTES + ByteBuffer.wrap(file).getInt(at + 8) + ChunkHeader.TAG_BYTES;
            chunks.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return chunks;
    }

    private static int sealAt(byte[] file) {
        return headerLength(file) + chunks(file).stream().mapToInt(chunk -> chunk.length).sum();
    }

    /** The file with these chunks instead; renumbered, so that the numbers alone give nothing away. */
    private static byte[] file(byte[] original, List<byte[]> chunks, boolean renumbered) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(original, headerLength(original)));
        for (int i = 0; i < chunks.size(); i++) {
            byte[] chunk = chunks.get(i).clone();
            if (renumbered) {
                ByteBuffer.wrap(chunk).putInt(4, i);
            }
            out.writeBytes(chunk);
        }
        out.writeBytes(Arrays.copyOfRange(original, sealAt(original), original.length));
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
