package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jackfield.api.recording.format.SmallRecording.SITE;
import static org.jackfield.api.recording.format.SmallRecording.STARTED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class RoundTripTest {

    private final DataKey key = DataKey.generate(SmallRecording.id(50));
    private Path file;

    @BeforeEach
    @BeforeTry
    void aPlace() throws IOException {
        file = new MemoryFolder().createTempDirectory(null, null).resolve("a.jrec");
    }

    @AfterEach
    @AfterTry
    void noTrace() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(file.getParent());
    }

    /** Packets of any size, lost ones, pauses, flushes at any time: what plays is what was heard, from any place. */
    @Property(tries = 150)
    void whatWasWrittenPlaysFromAnyPlace(@ForAll long seed, @ForAll @IntRange(min = 0, max = 2) int kind) throws IOException {
        Random random = new Random(seed);
        List<AudioChannel> channels = channels(kind);
        byte[][] expected = new byte[channels.size()][];
        SignedSeal seal = write(random, channels, expected);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            assertThat(reader.damage()).isEmpty();
            assertThat(reader.verify().text()).isEqualTo(seal.text());
            for (int channel = 0; channel < channels.size(); channel++) {
                AudioChannel one = channels.get(channel);
                assertThat(seal.seal().channels().get(channel).sha256()).isEqualTo(Digests.hex(expected[channel]));
                int frames = expected[channel].length / one.frameBytes();
                byte[] all = new byte[expected[channel].length];
                assertThat(reader.read(channel, 0, all, 0, frames + 5)).isEqualTo(frames);
                assertThat(all).isEqualTo(expected[channel]);
                for (int i = 0; i < 10; i++) {
                    int from = random.nextInt(frames + 1);
                    int count = random.nextInt(frames - from + 1);
                    byte[] part = new byte[count * one.frameBytes()];
                    assertThat(reader.read(channel, (long) from * one.frameSamples(), part, 0, count)).isEqualTo(count);
                    assertThat(part).isEqualTo(Arrays.copyOfRange(expected[channel], from * one.frameBytes(), (from + count) * one.frameBytes()));
                }
            }
        }
    }

    private static List<AudioChannel> channels(int kind) {
        byte[] gsm = new byte[33];
        gsm[0] = (byte) 0xD8;
        return switch (kind) {
            case 0 -> SmallRecording.STEREO;
            case 1 -> List.of(AudioChannel.l16(AudioChannel.Side.MIXED));
            default -> List.of(new AudioChannel(AudioChannel.Side.MIXED, "GSM", 160, gsm));
        };
    }

    private SignedSeal write(Random random, List<AudioChannel> channels, byte[][] expected) throws IOException {
        int clock = 800;
        int steps = 5 + random.nextInt(60);
        int frame = channels.getFirst().frameSamples();
        long limit = (long) steps * 120 * frame;
        byte[][] plays = new byte[channels.size()][];
        for (int i = 0; i < plays.length; i++) {
            plays[i] = Silence.of(channels.get(i), (int) (limit / frame) * channels.get(i).frameBytes());
        }
        RecordingHeader header = RecordingHeader.of(
                SmallRecording.id(1), SmallRecording.id(2), key.id(), STARTED, clock, channels);
        long duration = 0;
        try (RecordingWriter writer = RecordingWriter.create(file, header, key)) {
            for (int step = 0; step < steps; step++) {
                int channel = random.nextInt(plays.length);
                AudioChannel one = channels.get(channel);
                long at = (writer.end(channel) + frame - 1) / frame * frame + (random.nextInt(4) == 0 ? random.nextInt(40) * frame : 0);
                switch (random.nextInt(9)) {
                    case 0 -> writer.flush();
                    case 1 -> writer.gap(channel, at, (1 + random.nextInt(20)) * frame, GapCause.NETWORK);
                    case 2 -> {
                        long from = writer.pause(STARTED, Optional.of("4101"));
                        writer.resume(from + random.nextInt(20) * frame, STARTED, Optional.empty());
                    }
                    default -> {
                        byte[] packet = SmallRecording.tone(random.nextInt(), (1 + random.nextInt(50)) * one.frameBytes());
                        writer.audio(channel, at, packet, 0, packet.length);
                        System.arraycopy(packet, 0, plays[channel], (int) (at / frame) * one.frameBytes(), packet.length);
                    }
                }
                for (int i = 0; i < plays.length; i++) {
                    duration = Math.max(duration, writer.end(i));
                }
            }
            duration += random.nextInt(30);
            for (int i = 0; i < plays.length; i++) {
                expected[i] = Arrays.copyOf(plays[i], (int) channels.get(i).framesOf(duration) * channels.get(i).frameBytes());
            }
            return writer.finish(Outcome.COMPLETE, STARTED.plusSeconds(9), duration, SITE);
        }
    }

    @Test
    void theTimelineTellsEventsAndGaps() throws IOException {
        SmallRecording.write(file, 1, key);
        List<String> told = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            reader.timeline(new RecordingReader.Timeline() {
                @Override
                public void event(long time, RecordingEvent event) {
                    told.add(time + " " + event.kind() + " " + event.by().orElse("-") + " " + event.text().orElse("-"));
                }

                @Override
                public void gap(int channel, long time, int samples, GapCause cause) {
                    told.add(time + " gap " + channel + " " + samples + " " + cause);
                }
            });
        }
        assertThat(told).containsExactly(
                "40 gap 1 20 NETWORK", "75 DTMF - 5", "80 PAUSE_BEGAN 4101 -", "120 PAUSE_ENDED 4101 -");
    }

    @Test
    void thePausesStandInTheSeal() throws IOException {
        RecordingSeal seal = SmallRecording.write(file, 1, key).seal();
        assertThat(seal.pauses()).containsExactly(new Pause(80, 120, STARTED.plusMillis(10), STARTED.plusMillis(15)));
        assertThat(seal.channels()).extracting(RecordingSeal.SealedChannel::recorded).containsExactly(110L, 90L);
        assertThat(seal.cut()).isZero();
    }

    /** Nothing of a pause is taken, and what was said before it is on its way to disk when it begins. */
    @Test
    void aPauseTakesNothing() throws IOException {
        RecordingWriter writer = RecordingWriter.create(file, SmallRecording.header(1, key), key);
        writer.audio(0, 0, new byte[50], 0, 50);
        assertThat(writer.pause(STARTED, Optional.empty())).isEqualTo(50);
        assertThatIllegalStateException().isThrownBy(() -> writer.audio(0, 60, new byte[10], 0, 10));
        assertThatIllegalStateException().isThrownBy(() -> writer.gap(0, 60, 10, GapCause.NETWORK));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.event(
                60, new RecordingEvent(RecordingEvent.Kind.DTMF, STARTED, Optional.empty(), Optional.of("4"))));
        assertThatIllegalStateException().isThrownBy(() -> writer.pause(STARTED, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.resume(49, STARTED, Optional.empty()));
        writer.resume(90, STARTED, Optional.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> writer.audio(0, 89, new byte[10], 0, 10));
        writer.audio(0, 90, new byte[10], 0, 10);
        assertThat(writer.finish(Outcome.COMPLETE, STARTED, 100, SITE).seal().channels().getFirst().recorded()).isEqualTo(60);
    }

    /** A pause may begin while nobody speaks, and is told to begin then. */
    @Test
    void aPauseBeginsWhenItBegan() throws IOException {
        RecordingWriter writer = RecordingWriter.create(file, SmallRecording.header(1, key), key);
        writer.audio(0, 0, new byte[50], 0, 50);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.pause(49, STARTED, Optional.empty()));
        writer.pause(70, STARTED, Optional.empty());
        writer.resume(90, STARTED, Optional.empty());
        assertThat(writer.finish(Outcome.COMPLETE, STARTED, 100, SITE).seal().pauses())
                .extracting(Pause::from, Pause::to).containsExactly(org.assertj.core.groups.Tuple.tuple(70L, 90L));
    }

    @Test
    void anOverlapAndATornFrameAreRefused() throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, SmallRecording.header(1, key), key)) {
            writer.audio(0, 10, new byte[10], 0, 10);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.audio(0, 19, new byte[1], 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.audio(0, Long.MAX_VALUE, new byte[1], 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.finish(Outcome.COMPLETE, STARTED, 19, SITE));
            assertThat(writer.finish(Outcome.COMPLETE, STARTED, 20, SITE).seal().duration()).isEqualTo(20);
            assertThatIllegalStateException().isThrownBy(() -> writer.audio(0, 20, new byte[1], 0, 1));
        }
    }

    @Test
    void aLongRecordingIsFoundThroughASmallIndex() throws IOException {
        int seconds = 3 * SeekIndex.MAX;
        RecordingHeader header = RecordingHeader.of(
                SmallRecording.id(1), SmallRecording.id(2), key.id(), STARTED, 8, List.of(AudioChannel.pcmu(AudioChannel.Side.MIXED)));
        try (RecordingWriter writer = RecordingWriter.create(file, header, key)) {
            for (int second = 0; second < seconds; second++) {
                byte[] audio = new byte[8];
                Arrays.fill(audio, (byte) second);
                writer.audio(0, 8L * second, audio, 0, 8);
            }
            writer.finish(Outcome.COMPLETE, STARTED, 8L * seconds, SITE);
        }
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            byte[] heard = new byte[1];
            for (int i = 0; i < seconds; i++) {
                int second = i * 1999 % seconds;
                assertThat(reader.read(0, 8L * second + 3, heard, 0, 1)).isEqualTo(1);
                assertThat(heard[0]).isEqualTo((byte) second);
            }
        }
    }

    /** A live listener reads what was flushed while the writer goes on. */
    @Test
    void aRecordingInProgressPlaysAsFarAsItWasFlushed() throws IOException {
        try (RecordingWriter writer = SmallRecording.begin(file, 1, key); RecordingReader reader = RecordingReader.open(file, key)) {
            assertThat(writer.paused()).isFalse();
            assertThat(reader.closed()).isFalse();
            assertThat(reader.duration()).isEqualTo(160);
            byte[] heard = new byte[40];
            assertThat(reader.read(0, 0, heard, 0, 40)).isEqualTo(40);
            assertThat(heard).isEqualTo(SmallRecording.tone(1, 40));
            assertThatExceptionOfType(org.jackfield.api.problem.ProblemException.class).isThrownBy(reader::verify)
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("recording.not-sealed"));
        }
    }

    @Test
    void noClearAudioIsInTheFile() throws IOException {
        byte[] speech = SmallRecording.tone(77, 64);
        try (RecordingWriter writer = RecordingWriter.create(file, SmallRecording.header(1, key), key)) {
            writer.audio(0, 0, speech, 0, 64);
            writer.event(10, new RecordingEvent(RecordingEvent.Kind.MARK, STARTED, Optional.of("4101"), Optional.of("a secret mark")));
            writer.finish(Outcome.COMPLETE, STARTED, 64, SITE);
        }
        String content = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int at = 0; at + 8 <= 64; at++) {
            assertThat(content).doesNotContain(new String(speech, at, 8, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        assertThat(content).doesNotContain("secret mark").doesNotContain("4101");
    }
}
