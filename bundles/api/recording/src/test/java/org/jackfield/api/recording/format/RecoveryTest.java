package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.recording.format.SmallRecording.SITE;
import static org.jackfield.api.recording.format.SmallRecording.STARTED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private final DataKey key = DataKey.generate(SmallRecording.id(50));

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    /** Wherever a crash cuts a recording, all whole chunks are kept and it is sealed as interrupted. */
    @Test
    void aFileCutAnywhereIsClosedAsInterrupted() throws IOException {
        byte[] good = unfinished();
        int header = TamperingTest.headerLength(good);
        for (int length = header; length <= good.length; length++) {
            Path file = Files.write(folder.resolve("cut.jrec"), Arrays.copyOf(good, length));
            long kept = wholeChunks(good, header, length);
            SignedSeal seal;
            try (RecoveredRecording found = RecoveredRecording.open(file, key)) {
                assertThat(found.state()).isEqualTo(RecoveredRecording.State.OPEN);
                assertThat(found.torn()).as("cut at %d", length).isEqualTo(length - kept);
                seal = found.seal(SITE);
            }
            assertThat(seal.seal().outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(seal.seal().cut()).isEqualTo(length - kept);
            assertVerified(file, seal);
            assertPrefixKept(good, Files.readAllBytes(file), (int) kept);
        }
    }

    /** The writer goes on, is cut again anywhere, and is recovered again. */
    @Test
    void aWriterGoesOnAfterEveryCutAndMayCrashAgain() throws IOException {
        byte[] good = unfinished();
        for (int length = TamperingTest.headerLength(good); length <= good.length; length += 7) {
            Path file = Files.write(folder.resolve("again.jrec"), Arrays.copyOf(good, length));
            RecordingWriter writer = RecoveredRecording.open(file, key).goOn();
            if (writer.paused()) {
                writer.resume(writer.duration() + 10, STARTED.plusMillis(30), Optional.empty());
            }
            long at = writer.end(0);
            writer.audio(0, at, SmallRecording.tone(9, 25), 0, 25);
            writer.flush();
            writer.close();
            byte[] second = Files.readAllBytes(file);
            byte[] torn = Arrays.copyOf(second, second.length - 1);
            for (byte[] crashed : List.of(second, torn)) {
                Files.write(file, crashed);
                SignedSeal seal = RecoveredRecording.open(file, key).seal(SITE);
                assertVerified(file, seal);
                if (crashed == second) {
                    byte[] heard = new byte[25];
                    try (RecordingReader reader = RecordingReader.open(file, key)) {
                        assertThat(reader.read(0, at, heard, 0, 25)).isEqualTo(25);
                    }
                    assertThat(heard).isEqualTo(SmallRecording.tone(9, 25));
                }
            }
        }
    }

    /**
     * One crash, two recoveries of copies of the file: the chunks they write under the same number are encrypted with
     * different keys, so that the two ciphertexts together tell nothing.
     */
    @Test
    void noChunkNumberMeetsTwoPlaintextsUnderOneKey() throws IOException {
        byte[] crashed = unfinished();
        Map<String, byte[]> seen = new HashMap<>();
        byte[] same = new byte[64];
        for (int copy = 0; copy < 4; copy++) {
            Path file = Files.write(folder.resolve("copy" + copy + ".jrec"), crashed);
            try (RecordingWriter writer = RecoveredRecording.open(file, key).goOn()) {
                writer.audio(0, 200, same, 0, same.length);
                writer.flush();
            }
            byte[] all = Files.readAllBytes(file);
            byte[] body = Arrays.copyOfRange(all, all.length - ChunkHeader.TAG_BYTES - same.length, all.length - ChunkHeader.TAG_BYTES);
            // Equal plaintexts under one key and nonce would be equal ciphertexts.
            assertThat(seen.put(Arrays.toString(body), body)).isNull();
        }
    }

    /** What was torn off is written again under another key: the old and the new ciphertext share no key stream. */
    @Test
    void whatIsWrittenOverATornChunkUsesAnotherKeyStream() throws IOException {
        byte[] crashed = unfinished();
        Path file = Files.write(folder.resolve("torn.jrec"), Arrays.copyOf(crashed, crashed.length - 1));
        try (RecordingWriter writer = RecoveredRecording.open(file, key).goOn()) {
            writer.audio(1, 130, SmallRecording.tone(6, 30), 0, 30);
            writer.flush();
        }
        byte[] again = Files.readAllBytes(file);
        int body = 30 + ChunkHeader.TAG_BYTES;
        assertThat(Arrays.copyOfRange(again, again.length - body, again.length))
                .isNotEqualTo(Arrays.copyOfRange(crashed, crashed.length - body, crashed.length));
    }

    @Test
    void aCrashInAPauseComesBackPaused() throws IOException {
        Path file = folder.resolve("paused.jrec");
        RecordingWriter crashed = RecordingWriter.create(file, SmallRecording.header(1, key), key);
        crashed.audio(0, 0, new byte[80], 0, 80);
        crashed.pause(STARTED.plusMillis(10), Optional.of("4101"));
        crashed.close();

        RecoveredRecording found = RecoveredRecording.open(file, key);
        assertThat(found.paused()).isTrue();
        RecordingWriter writer = found.goOn();
        assertThat(writer.paused()).isTrue();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> writer.audio(0, 80, new byte[10], 0, 10));
        SignedSeal seal = writer.finish(Outcome.COMPLETE, STARTED.plusMillis(50), 400, SITE);
        assertThat(seal.seal().pauses())
                .containsExactly(new Pause(80, 400, STARTED.plusMillis(10), STARTED.plusMillis(50)));
        assertVerified(file, seal);
    }

    /** The chunks are complete and only the seal is missing or torn: the same seal is made again. */
    @Test
    void aTornSealIsMadeAgainAndIsTheSame() throws IOException {
        Path file = folder.resolve("sealed.jrec");
        SignedSeal seal = SmallRecording.write(file, 1, key);
        byte[] good = Files.readAllBytes(file);
        int sealBytes = seal.text().length();
        for (int missing = 1; missing <= sealBytes; missing++) {
            Files.write(file, Arrays.copyOf(good, good.length - missing));
            try (RecoveredRecording found = RecoveredRecording.open(file, key)) {
                assertThat(found.state()).isEqualTo(RecoveredRecording.State.CLOSED);
                assertThat(found.seal(SITE).text()).isEqualTo(seal.text());
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(good);
        }
    }

    @Test
    void aSealedRecordingIsLeftAsItIs() throws IOException {
        Path file = folder.resolve("sealed.jrec");
        SignedSeal seal = SmallRecording.write(file, 1, key);
        byte[] before = Files.readAllBytes(file);
        RecoveredRecording found = RecoveredRecording.open(file, key);
        assertThat(found.state()).isEqualTo(RecoveredRecording.State.SEALED);
        assertThat(found.seal(SITE).text()).isEqualTo(seal.text());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aWholeSealThatDoesNotFitIsNotReplaced() throws IOException {
        Path file = folder.resolve("altered.jrec");
        SmallRecording.write(file, 1, key);
        String latin = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] changed = latin.replace("duration: 160", "duration: 161").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(file, changed);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RecoveredRecording.open(file, key))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("recording.altered"));
        assertThat(Files.readAllBytes(file)).isEqualTo(changed);
    }

    @Test
    void aFileThatEndsInItsHeaderHoldsNothing() throws IOException {
        byte[] good = unfinished();
        for (int length = 0; length < TamperingTest.headerLength(good); length++) {
            Path file = Files.write(folder.resolve("empty.jrec"), Arrays.copyOf(good, length));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> RecoveredRecording.open(file, key))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("recording.empty"));
        }
    }

    /** After a power loss the tail may be zeros as long as the data was. */
    @Test
    void aTailOfZerosIsCut() throws IOException {
        byte[] good = unfinished();
        Path file = Files.write(folder.resolve("zeros.jrec"), Arrays.copyOf(good, good.length + 5000));
        SignedSeal seal = RecoveredRecording.open(file, key).seal(SITE);
        assertThat(seal.seal().cut()).isEqualTo(5000);
        assertVerified(file, seal);
    }

    private byte[] unfinished() throws IOException {
        Path file = folder.resolve("unfinished.jrec");
        SmallRecording.begin(file, 1, key).close();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static long wholeChunks(byte[] file, int header, int length) {
        int at = header;
        for (int next = at; next <= length; ) {
            at = next;
            if (next + ChunkHeader.BYTES > length) {
                break;
            }
            next += ChunkHeader.BYTES + ByteBuffer.wrap(file).getInt(next + 8) + ChunkHeader.TAG_BYTES;
        }
        return at;
    }

    private static void assertPrefixKept(byte[] before, byte[] after, int length) {
        assertThat(Arrays.mismatch(before, 0, length, after, 0, length)).isEqualTo(-1);
    }

    private void assertVerified(Path file, SignedSeal seal) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            assertThat(reader.closed()).isTrue();
            assertThat(reader.verify().text()).isEqualTo(seal.text());
        }
        List<Object> problems = new ArrayList<>();
        try (var in = Files.newInputStream(file)) {
            SealedFile found = SealedFile.read(in);
            problems.addAll(found.problems());
            assertThat(found.seal().orElseThrow().check(SITE.publicKeys())).isEqualTo(PublicKeys.Answer.GOOD);
        }
        assertThat(problems).isEmpty();
    }
}
