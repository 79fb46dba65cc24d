package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jackfield.api.recording.format.SmallRecording.SITE;
import static org.jackfield.api.recording.format.SmallRecording.STARTED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jackfield.api.recording.format.RecordingCut.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingCutTest {

    private static final int DURATION = 160;
    private static final int PAUSED = 80;
    private static final int RESUMED = 120;
    private static final byte[] SILENCE = {(byte) 0xFF, (byte) 0xD5};

    private final DataKey key = DataKey.generate(SmallRecording.id(50));
    private Path folder;
    private Path whole;
    private Path cut;

    @BeforeEach
    @BeforeTry
    void aRecordingThatIsBeingMade() throws IOException {
        folder = new MemoryFolder().createTempDirectory(null, null);
        whole = folder.resolve("whole.jrec");
        cut = folder.resolve("cut.jrec");
        SmallRecording.begin(whole, 1, key).close();
    }

    @AfterEach
    @AfterTry
    void noTrace() throws IOException {
        Files.deleteIfExists(whole);
        Files.deleteIfExists(cut);
        Files.delete(folder);
    }

    private RecordingSeal copy(Span... without) throws IOException {
        try (RecordingWriter writer = RecordingCut.copy(whole, key, cut, List.of(without))) {
            return writer.finish(Outcome.COMPLETE, STARTED.plusMillis(20), Math.max(1, writer.duration()), SITE).seal();
        }
    }

    private byte[] played(Path file, int channel, int samples) throws IOException {
        byte[] all = new byte[samples];
        Arrays.fill(all, SILENCE[channel]);
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            reader.read(channel, 0, all, 0, samples);
        }
        return all;
    }

    /** Whatever is cut out, also across chunks, gaps, keys and the pause: nothing of it is left, and all else is in its place. */
    @Property(tries = 300)
    void whatIsLeftIsInItsPlaceAndNothingElseIsLeft(
            @ForAll @IntRange(max = 170) int one, @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(max = 40) int between, @ForAll boolean toTheEnd) throws IOException {
        Span first = new Span(one, one + length);
        long next = first.to() + between;
        Span second = new Span(next, toTheEnd ? Span.END : next + 10);

        RecordingSeal seal = copy(second, first);

        try (RecordingReader reader = RecordingReader.open(cut, key)) {
            reader.verify();
        }
        for (int channel = 0; channel < 2; channel++) {
            byte[] expected = played(whole, channel, DURATION);
            for (int i = 0; i < DURATION; i++) {
                if (i >= first.from() && i < first.to() || i >= second.from() && i < second.to()) {
                    expected[i] = SILENCE[channel];
                }
            }
            assertThat(played(cut, channel, DURATION)).as("channel %s", channel).isEqualTo(expected);
        }
        List<Pause> pauses = seal.pauses();
        assertThat(pauses.isEmpty()).isEqualTo(isGone(first) || isGone(second));
        assertThat(pauses).allSatisfy(pause -> {
            assertThat(pause.from()).isBetween((long) PAUSED, (long) RESUMED);
            assertThat(pause.to()).isBetween((long) PAUSED, (long) RESUMED);
        });
    }

    private static boolean isGone(Span span) {
        return span.from() <= PAUSED && span.to() >= RESUMED;
    }

    @Test
    void keysAndGapsOfTheIntervalAreGone() throws IOException {
        copy(new Span(50, 78));

        List<String> told = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(cut, key)) {
            reader.timeline(new RecordingReader.Timeline() {
                @Override
                public void event(long time, RecordingEvent event) {
                    told.add(time + " " + event.kind());
                }

                @Override
                public void gap(int channel, long time, int samples, GapCause cause) {
                    told.add(time + " gap " + channel + " " + samples + " " + cause);
                }
            });
        }
        assertThat(told).containsExactly("40 gap 1 10 NETWORK", "80 PAUSE_BEGAN", "120 PAUSE_ENDED");
    }

    @Test
    void aFrameAcrossABorderStays() throws IOException {
        Files.delete(whole);
        AudioChannel gsm = AudioChannel.gsm(AudioChannel.Side.MIXED);
        RecordingHeader header = RecordingHeader.of(
                SmallRecording.id(1), SmallRecording.id(2), key.id(), STARTED, 8000, List.of(gsm));
        byte[] coded = SmallRecording.tone(7, 10 * gsm.frameBytes());
        try (RecordingWriter writer = RecordingWriter.create(whole, header, key)) {
            writer.audio(0, 0, coded, 0, coded.length);
            writer.flush();
        }
        int frame = gsm.frameSamples();

        RecordingSeal seal = copy(new Span(2 * frame + 1, 5L * frame - 1), new Span(8 * frame + 1, Span.END));

        assertThat(seal.duration()).isEqualTo(9L * frame);
        assertThat(seal.channels().getFirst().recorded()).as("frames 0 to 2 and 4 to 8").isEqualTo(8L * frame);
    }

    @Test
    void theCopyHasASaltOfItsOwnForItsKeyIsTheSame() throws IOException {
        copy(new Span(0, 10));

        try (RecordingReader one = RecordingReader.open(whole, key); RecordingReader other = RecordingReader.open(cut, key)) {
            assertThat(other.header().salt()).isNotEqualTo(one.header().salt());
            assertThat(other.header().recording()).isEqualTo(one.header().recording());
        }
    }

    @Test
    void whatIsTornAtTheEndIsLeftOut() throws IOException {
        Files.write(whole, new byte[] {2, 0, 0, 0, 0}, StandardOpenOption.APPEND);

        copy(new Span(0, 10));

        assertThat(Arrays.copyOfRange(played(cut, 0, DURATION), 10, DURATION))
                .isEqualTo(Arrays.copyOfRange(played(whole, 0, DURATION), 10, DURATION));
    }

    @Test
    void aRecordingThatHasEndedIsNotChanged() throws IOException {
        Files.delete(whole);
        SmallRecording.write(whole, 1, key);

        assertThatIllegalArgumentException().isThrownBy(() -> RecordingCut.copy(whole, key, cut, List.of(new Span(0, 10))));
    }

    @Test
    void aPauseThatBeganInTheIntervalAndDidNotEndLastsFromItsEnd() throws IOException {
        Files.delete(whole);
        try (RecordingWriter writer = RecordingWriter.create(whole, SmallRecording.header(1, key), key)) {
            writer.audio(0, 0, SmallRecording.tone(1, 40), 0, 40);
            writer.pause(40, STARTED, Optional.of("4101"));
        }

        RecordingSeal seal = copy(new Span(30, 60));

        assertThat(seal.pauses()).extracting(Pause::from).containsExactly(60L);
        assertThat(seal.channels().getFirst().recorded()).isEqualTo(30);
    }
}
