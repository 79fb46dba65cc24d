package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.apps.recording.recorder.Frame.Coding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioTest {

    private static final G711 G711 = new G711(new Laws());
    private static final SigningKey SITE = SigningKey.generate();
    private static final int BLOCK = MixedAudio.BLOCK;

    @TempDir
    private Path folder;

    private final DataKey key = DataKey.generate(UUID.randomUUID());
    private final Blocks blocks = new Blocks();
    private Path file;
    private RecordingWriter writer;

    /** In the place of GSM: keeps the blocks it is given, and codes them by their number. */
    private static final class Blocks implements AudioEncoder {

        private final List<short[]> encoded = new ArrayList<>();
        private int resets;

        @Override
        public int frameSamples() {
            return BLOCK;
        }

        @Override
        public int frameBytes() {
            return 65;
        }

        @Override
        public int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset) {
            encoded.add(Arrays.copyOfRange(pcm, pcmOffset, pcmOffset + samples));
            Arrays.fill(bytes, offset, offset + 65, (byte) encoded.size());
            return 65;
        }

        @Override
        public void reset() {
            resets++;
        }
    }

    private <T extends FileAudio> T open(T audio) throws IOException {
        file = folder.resolve(UUID.randomUUID() + ".jrec");
        writer = RecordingWriter.create(
                file,
                RecordingHeader.of(UUID.randomUUID(), UUID.randomUUID(), key.id(), Scene.BEGIN, 8000, audio.channels()),
                key);
        return audio;
    }

    @AfterEach
    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private byte[] finish(FileAudio audio, long time, int channel) throws IOException {
        long duration = audio.finish(writer, time);
        writer.finish(Outcome.COMPLETE, Scene.BEGIN, duration, SITE);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            reader.verify();
            var description = reader.header().channels().get(channel);
            int frames = (int) (reader.duration() / description.frameSamples());
            byte[] all = new byte[frames * description.frameBytes()];
            reader.read(channel, 0, all, 0, frames);
            return all;
        }
    }

    private static Frame codes(long time, Coding law, int... codes) {
        byte[] bytes = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            bytes[i] = (byte) codes[i];
        }
        return Frame.coded(time, law, bytes);
    }

    private static Frame level(long time, int samples, int level) {
        short[] linear = new short[samples];
        Arrays.fill(linear, (short) level);
        return Frame.linear(time, linear);
    }

    private static Batch device(long until, Item... items) {
        return new Batch(List.of(items), List.of(), until);
    }

    @Test
    void theFirstFramesLawIsTheFilesAndTheOtherIsRewritten() throws IOException {
        SplitAudio audio = open(new SplitAudio(G711, Coding.PCMA, false, 0, 0));
        audio.add(writer, device(8, codes(0, Coding.PCMA, 1, 2, 3), codes(3, Coding.PCMU, 0x10, 0x90)));
        byte[] heard = finish(audio, 5, 0);
        assertThat(Arrays.copyOf(heard, 3)).containsExactly(1, 2, 3);
        for (int i = 3; i < 5; i++) {
            int wanted = G711.value(Coding.PCMU, (byte) (i == 3 ? 0x10 : 0x90));
            assertThat((double) G711.value(Coding.PCMA, heard[i])).isCloseTo(wanted, org.assertj.core.data.Percentage.withPercentage(4));
        }
    }

    @Test
    void aStepIsThreeDecibelsOnItsSideAlone() throws IOException {
        SplitAudio audio = open(new SplitAudio(G711, Coding.PCMU, false, 2, 0));
        byte code = G711.code(Coding.PCMU, 1000);
        audio.add(writer, new Batch(
                List.of(codes(0, Coding.PCMU, code)), List.of(codes(0, Coding.PCMU, code), level(1, 1, 30_000)), 1));
        byte[] heard = finish(audio, 2, 0);
        double louder = 20 * Math.log10(G711.value(Coding.PCMU, heard[0]) / (double) G711.value(Coding.PCMU, code));
        assertThat(louder).isBetween(5.7, 6.3);
    }

    @Test
    void whatIsTooLoudIsCutAndDoesNotWrapAround() {
        for (Coding law : new Coding[] {Coding.PCMU, Coding.PCMA}) {
            byte[] table = G711.table(law, law, 6);
            for (int code = 0; code < 256; code++) {
                int before = G711.value(law, (byte) code);
                int after = G711.value(law, table[code]);
                assertThat(Integer.signum(after) * Integer.signum(before)).isGreaterThanOrEqualTo(0);
                assertThat(Math.abs(after)).isGreaterThanOrEqualTo(Math.abs(before) - 1);
            }
            assertThat(G711.table(law, law, 0)[7]).isEqualTo((byte) 7);
        }
    }

    @Test
    void twoSessionsThatOverlapAreNotMixed() throws IOException {
        SplitAudio audio = open(new SplitAudio(G711, Coding.PCMU, false, 0, 0));
        audio.add(writer, device(8, codes(0, Coding.PCMU, 1, 2, 3, 4)));
        audio.add(writer, device(8, codes(2, Coding.PCMU, 9, 9, 5, 6), codes(0, Coding.PCMU, 9)));
        assertThat(finish(audio, 6, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void bothVoicesInOneStreamAreOneChannelAndCalledThat() throws IOException {
        SplitAudio audio = open(new SplitAudio(G711, Coding.PCMA, true, 0, 0));
        assertThat(audio.channels()).containsExactly(AudioChannel.pcma(AudioChannel.Side.MIXED));
        audio.add(writer, device(4, codes(0, Coding.PCMA, 1, 2, 3, 4)));
        assertThat(finish(audio, 4, 0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void bothSidesAreAddedUpBlockByBlockOnceBothAreKnown() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, new Batch(List.of(level(0, 400, 100)), List.of(level(160, 160, 10)), 300));
        assertThat(blocks.encoded).isEmpty();
        audio.add(writer, new Batch(List.of(level(400, 240, 100)), List.of(), 640));
        assertThat(blocks.encoded).as("the other side may have stalled").hasSize(1);
        audio.add(writer, new Batch(List.of(), List.of(), 320 + MixedAudio.PATIENCE + 1));
        assertThat(blocks.encoded).as("it has not").hasSize(2);
        short[] first = blocks.encoded.getFirst();
        assertThat(first[159]).isEqualTo((short) 100);
        assertThat(first[160]).isEqualTo((short) 110);
        assertThat(blocks.encoded.get(1)).containsOnly(100);
        assertThat(finish(audio, 640, 0)).hasSize(130);
    }

    /** For as long as it is waited for, a sender that stalls and catches up loses nothing, and nothing is moved. */
    @Test
    void whatASenderThatStallsCatchesUpWithIsWhereItBelongs() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, new Batch(said(0, 8000, 3), said(0, 1000, 5), 8000));
        assertThat(audio.add(writer, new Batch(said(8000, 12_000, 3), said(1000, 12_000, 5), 12_000))).isZero();
        finish(audio, 12_000, 0);
        List<short[]> stalled = List.copyOf(blocks.encoded);
        blocks.encoded.clear();
        audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, new Batch(said(0, 12_000, 3), said(0, 12_000, 5), 12_000));
        finish(audio, 12_000, 0);
        assertThat(stalled).usingRecursiveComparison().isEqualTo(blocks.encoded);
    }

    @Test
    void whatComesTooLateToBeMixedIsCounted() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, device(2 * BLOCK, level(0, 2 * BLOCK, 5)));
        Batch late = new Batch(List.of(), List.of(level(0, 160, 7), level(160, 160, 7), level(2 * BLOCK, 160, 7)), 2 * BLOCK);
        assertThat(audio.add(writer, late)).isEqualTo(2);
    }

    /** Sides are known as far as their own clocks say; after a silence one of them may be further than both are. */
    @Test
    void aSideThatSpeaksBeforeTheOtherIsKnownTakesNobodysPlace() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, new Batch(List.of(level(10 * BLOCK, 160, 100)), List.of(), 8 * BLOCK));
        int late = audio.add(writer, new Batch(List.of(), List.of(level(8 * BLOCK, BLOCK, 10)), 11 * BLOCK));
        assertThat(late).isZero();
        assertThat(blocks.encoded.getFirst()).containsOnly(10);
        assertThat(Arrays.copyOf(blocks.encoded.getLast(), 160)).containsOnly(100);
    }

    @Test
    void silenceIsNotEncodedAndALossOfBothIsTold() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        Loss loss = new Loss(2 * BLOCK, 3 * BLOCK, 2, GapCause.NETWORK);
        audio.add(writer, device(20 * BLOCK, level(0, BLOCK, 5), loss, level(10 * BLOCK, BLOCK, 5)));
        assertThat(blocks.encoded).hasSize(2);
        assertThat(blocks.resets).isEqualTo(2);
        List<String> gaps = new ArrayList<>();
        byte[] heard = finish(audio, 11 * BLOCK, 0);
        assertThat(heard[0]).isEqualTo((byte) 1);
        assertThat(Arrays.copyOfRange(heard, 65, 130)).isEqualTo(audio.channels().getFirst().silence());
        assertThat(heard[650]).isEqualTo((byte) 2);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            reader.timeline(new RecordingReader.Timeline() {
                @Override
                public void event(long time, org.jackfield.api.recording.format.RecordingEvent event) {}

                @Override
                public void gap(int channel, long time, int samples, GapCause cause) {
                    gaps.add(time + " " + samples + " " + cause);
                }
            });
        }
        assertThat(gaps).containsExactly("640 320 NETWORK");
    }

    @Test
    void nothingOfAPauseIsInTheBlocksAroundIt() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, device(500, level(0, 500, 7)));
        long from = audio.pause(writer, 500);
        writer.pause(from, Scene.BEGIN, Optional.empty());
        assertThat(from).isEqualTo(2 * BLOCK);
        assertThat(Arrays.copyOfRange(blocks.encoded.get(1), 180, BLOCK)).containsOnly(0);
        long to = audio.resume(5 * BLOCK + 100, from);
        writer.resume(to, Scene.BEGIN, Optional.empty());
        audio.add(writer, device(7 * BLOCK, level(5 * BLOCK + 100, 2 * BLOCK - 100, 8)));
        assertThat(Arrays.copyOf(blocks.encoded.get(2), 100)).containsOnly(0);
        assertThat(Arrays.copyOfRange(blocks.encoded.get(2), 100, BLOCK)).containsOnly(8);
        finish(audio, 7 * BLOCK, 0);
    }

    @Test
    void aPauseWithinOneBlockKeepsNothingBehindItsBeginning() throws IOException {
        MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
        audio.add(writer, device(100, level(0, 100, 7)));
        long from = audio.pause(writer, 100);
        writer.pause(from, Scene.BEGIN, Optional.empty());
        writer.resume(audio.resume(200, from), Scene.BEGIN, Optional.empty());
        audio.add(writer, device(2 * BLOCK, level(200, 440, 8)));
        finish(audio, 2 * BLOCK, 0);
        assertThat(blocks.encoded.get(0)[150]).isZero();
        assertThat(blocks.encoded.get(1)).containsOnly(8);
    }

    /** However audio is cut into batches, the same blocks come out. */
    @Test
    void batchesMakeNoDifference() throws IOException {
        List<short[]> expected = null;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            blocks.encoded.clear();
            MixedAudio audio = open(new MixedAudio(G711, blocks, 0, 0));
            long done = 0;
            while (done < 40 * BLOCK) {
                long until = Math.min(40 * BLOCK, done + 1 + random.nextInt(900));
                audio.add(writer, new Batch(said(done, until, 3), said(done, until, 5), until));
                done = until;
            }
            finish(audio, done, 0);
            expected = expected == null ? List.copyOf(blocks.encoded) : expected;
            assertThat(blocks.encoded).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    private static List<Item> said(long from, long to, int factor) {
        short[] linear = new short[(int) (to - from)];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = (short) ((from + i) * factor % 1000);
        }
        return List.of(Frame.linear(from, linear));
    }
}
