package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.rtp.RtpReceiverTest.view;
import static org.jackfield.api.rtp.Sender.MILLI;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.rtp.sdp.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where on the wall clock a stream's frames are laid. */
class MediaTimelineTest {

    private static final long ORIGIN = 1_700_000_000_000_000_000L;
    private static final int TICKS_A_MILLI = 8;

    private final Sender sender = new Sender();
    private final Heard heard = new Heard();
    private final RtpReceiver receiver = new RtpReceiver(ORIGIN, PayloadFormats.standard(), heard);
    private long now = ORIGIN + 20 * MILLI;

    /** The sender's process sleeps, and then sends all that it owes at once. */
    @ParameterizedTest
    @ValueSource(ints = {300, 900, 3000, 20_000})
    void afterAStallWithABurstNoSilenceIsInventedAndNothingIsShifted(int millis) {
        send(100);
        now += millis * MILLI;
        for (int i = 0; i < millis / 20; i++) {
            receiver.receive(view(sender.next()), now);
            now += 20_000;
        }
        send(300);
        receiver.close();

        assertThat(heard.frames).hasSize(400 + millis / 20);
        assertThat(heard.gaps).isEmpty();
        assertThat(heard.isSeamless()).isTrue();
        assertThat(receiver.statistics().reanchored()).isZero();
    }

    /** The sender's process sleeps, and goes on as if nothing had been. */
    @Test
    void afterAStallWithoutABurstNoSilenceIsInventedAndThePlaceIsPutRightInTheNextSilence() {
        send(100);
        now += 300 * MILLI;
        send(600);
        assertThat(heard.gaps).isEmpty();
        assertThat(receiver.statistics().lag().toMillis()).isEqualTo(300);

        silence(1000);
        send(100);
        receiver.close();

        assertThat(heard.gaps).containsExactly(new Heard.Gap(700 * 160, 700 * 160 + 1300 * 8, GapCause.SILENCE));
        assertThat(receiver.statistics().realigned()).isEqualTo(1);
        assertThat(receiver.statistics().lag().toMillis()).isZero();
    }

    @Test
    void silenceSuppressionIsAGapOfItsTimestamps() {
        send(50);
        silence(2500);
        receive(sender.next(true));
        send(50);
        receiver.close();

        assertThat(heard.gaps).containsExactly(new Heard.Gap(8000, 8000 + 2500 * 8, GapCause.SILENCE));
        assertThat(receiver.statistics().lostNetwork()).isZero();
    }

    /** Many phones stop their timestamps while they are on hold. */
    @ParameterizedTest
    @CsvSource({"10000, false", "1500, false", "10000, true", "400, true"})
    void aHoldThatTheTimestampsDoNotShowIsAGapOfTheClock(int millis, boolean marker) {
        send(100);
        now += millis * MILLI;
        receive(sender.next(marker));
        send(100);
        receiver.close();

        assertThat(heard.gaps).containsExactly(
                new Heard.Gap(16_000, 16_000 + millis * (long) TICKS_A_MILLI, GapCause.SILENCE));
        assertThat(receiver.statistics().reanchored()).isEqualTo(1);
        assertThat(heard.frames).hasSize(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000L, 50_000, -50_000, -1_500_000_000L, -80})
    void timestampsThatJumpInTheMiddleOfSpeechLeaveItWhole(long jump) {
        send(100);
        sender.timestamp += jump;
        send(100);
        receiver.close();

        assertThat(heard.frames).hasSize(200);
        assertThat(heard.gaps).isEmpty();
        assertThat(heard.isSeamless()).isTrue();
        assertThat(receiver.statistics().reanchored()).isEqualTo(1);
    }

    @Test
    void timestampsThatJumpOverAPauseAreLaidOnTheClock() {
        send(100);
        sender.timestamp -= 777_777;
        now += 5000 * MILLI;
        send(100);
        receiver.close();

        assertThat(heard.gaps).containsExactly(new Heard.Gap(16_000, 16_000 + 5000 * 8, GapCause.SILENCE));
    }

    /** The first packets waited for something, so the least delayed one says where the stream belongs. */
    @Test
    void aBurstAtTheBeginningDoesNotMoveTheStream() {
        for (int i = 0; i < 5; i++) {
            receiver.receive(view(sender.next()), ORIGIN + 100 * MILLI);
        }
        now = ORIGIN + 120 * MILLI;
        send(50);
        receiver.close();

        assertThat(heard.frames.getFirst().mediaTime()).isZero();
        assertThat(heard.isSeamless()).isTrue();
    }

    /** Whatever the network's jitter, packet lengths and first delay, the two sides lie where they were spoken. */
    @Property(tries = 200)
    void bothDirectionsOfACallLieSideBySide(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int jitterMillis,
            @ForAll @IntRange(min = 1, max = 6) int tens,
            @ForAll @IntRange(min = 1, max = 6) int otherTens,
            @ForAll @IntRange(max = 5000) int laterMillis) {
        Random random = new Random(seed);
        long one = spokenAtOrigin(random, jitterMillis, 10 * tens, 0);
        long other = spokenAtOrigin(random, jitterMillis, 10 * otherTens, laterMillis);

        assertThat(Math.abs(one - other)).isLessThanOrEqualTo(20 * TICKS_A_MILLI);
    }

    /** {@return the error of the media time, in ticks} */
    private static long spokenAtOrigin(Random random, int jitterMillis, int packetMillis, int laterMillis) {
        Sender sender = new Sender();
        sender.ticks = packetMillis * TICKS_A_MILLI;
        sender.timestamp = random.nextInt() & 0xFFFFFFFFL;
        sender.sequence = random.nextInt(65536);
        Heard heard = new Heard();
        RtpReceiver receiver = new RtpReceiver(ORIGIN, PayloadFormats.standard(), heard);
        long spoken = ORIGIN + laterMillis * MILLI;
        long latest = 0;
        // One of the first 200 ms comes at once, and none before it is late enough to hold it up.
        int prompt = random.nextInt(200 / packetMillis);
        for (int i = 0; i < 100; i++) {
            spoken += packetMillis * MILLI;
            boolean late = random.nextInt(3) == 0 && (i > prompt || (prompt - i) * packetMillis > jitterMillis);
            // Most packets come at once, some wait in a queue; none overtakes another.
            long queued = late ? random.nextInt(jitterMillis + 1) * MILLI : random.nextInt(2) * MILLI;
            latest = Math.max(latest, spoken + queued);
            receiver.receive(view(sender.next()), latest);
        }
        receiver.close();
        assertThat(heard.gaps).isEmpty();
        assertThat(heard.isSeamless()).isTrue();
        return heard.frames.getFirst().mediaTime() - laterMillis * (long) TICKS_A_MILLI;
    }

    @ParameterizedTest
    @ValueSource(ints = {-200, -20, 0, 50, 300})
    void driftIsMeasuredAndContinuousSpeechIsLeftWhole(int ppm) {
        Random random = new Random(ppm);
        for (int i = 0; i < 15_000; i++) {
            long jitter = random.nextInt(3) == 0 ? random.nextInt(30) * MILLI : 0;
            receiver.receive(view(sender.next()), now + jitter);
            now += 20 * MILLI - 20 * ppm;
        }
        receiver.close();

        assertThat(heard.gaps).isEmpty();
        assertThat(receiver.statistics().driftPpm().orElseThrow()).isBetween(ppm - 3.0, ppm + 3.0);
        long lagMillis = -15_000L * 20 * ppm / 1_000_000;
        assertThat(receiver.statistics().lag().toMillis()).isBetween(lagMillis - 4, lagMillis + 4);
    }

    /** A segment's border, reported by the wall clock, is found in a stream whose sender's clock is slow. */
    @Test
    void aMomentOfTheWallClockIsFoundInSpiteOfDrift() {
        for (int i = 0; i < 30_000; i++) {
            receiver.receive(view(sender.next()), now);
            now += 20 * MILLI + 20 * 250;
        }
        Heard.Frame last = heard.frames.getLast();

        assertThat(receiver.mediaTimeAt(now)).isBetween(last.end() + 150, last.end() + 170 + 12 * 8);
        assertThat(receiver.wallTimeOf(receiver.mediaTimeAt(now))).isBetween(now - MILLI, now);
    }

    @Test
    void driftIsPutRightInSilences() {
        for (int talk = 0; talk < 20; talk++) {
            for (int i = 0; i < 1500; i++) {
                receiver.receive(view(sender.next()), now);
                now += 20 * MILLI + 20 * 200;
            }
            silence(500);
        }
        receiver.close();

        assertThat(receiver.statistics().realigned()).isPositive();
        assertThat(receiver.statistics().lag().toMillis()).isLessThan(40);
        assertThat(heard.isSeamless()).isTrue();
    }

    @Test
    void eventsAndComfortNoiseLieOnTheTimelineAndDoNotMoveIt() {
        RtpReceiver withEvents = new RtpReceiver(
                ORIGIN, PayloadFormats.standard().with(List.of(Codec.telephoneEvents(101, 8000))), heard);
        for (int i = 0; i < 300; i++) {
            withEvents.receive(view(sender.next()), now);
            if (i % 20 == 10) {
                byte[] event = {5, 10, 0, (byte) 160};
                withEvents.receive(view(Sender.packet(sender.ssrc, 101, true, sender.sequence++, sender.timestamp, event)), now);
            } else if (i % 20 == 15) {
                byte[] noise = {40};
                withEvents.receive(view(Sender.packet(sender.ssrc, 13, false, sender.sequence++, sender.timestamp, noise)), now);
            }
            now += 20 * MILLI;
        }
        withEvents.close();

        assertThat(heard.gaps).isEmpty();
        assertThat(heard.frames).hasSize(330);
        assertThat(heard.frames).filteredOn(frame -> frame.payloadType() != 8).allSatisfy(frame ->
                assertThat(frame.mediaTime()).isEqualTo(frame.timestamp() - 0xFFFF_FF00L + (frame.timestamp() < 0xF000_0000L ? 1L << 32 : 0)));
    }

    /** Frames whose length says nothing about their duration, and a clock of 48 kHz. */
    @Test
    void durationsAreLearnedAndAChangeOfClockRateLeavesSpeechWhole() {
        Heard ticks = new Heard();
        RtpReceiver opus =
                new RtpReceiver(ORIGIN, PayloadFormats.standard().with(List.of(Codec.of(111, "opus", 48_000))), ticks);
        for (int i = 0; i < 50; i++) {
            byte[] frame = Sender.frame(i, 40 + 4 * (i % 9));
            opus.receive(view(Sender.packet(1, 111, false, i, 960L * i, frame)), now);
            now += 20 * MILLI;
        }
        for (int i = 50; i < 100; i++) {
            byte[] frame = Sender.frame(i, 40);
            opus.receive(view(Sender.packet(1, 111, false, i, 960L * i + 48_000, frame)), now + 1000 * MILLI);
            now += 20 * MILLI;
        }
        now += 1000 * MILLI;
        for (int i = 100; i < 150; i++) {
            opus.receive(view(Sender.packet(1, 0, false, i, 160L * i, Sender.frame(i, 160))), now);
            now += 20 * MILLI;
        }
        opus.close();

        assertThat(ticks.numbers()).isEqualTo(IntStream.range(0, 150).boxed().toList());
        assertThat(ticks.gaps).containsExactly(new Heard.Gap(48_000, 96_000, GapCause.SILENCE));
        assertThat(ticks.frames.get(100).mediaTime()).isEqualTo(24_000);
        assertThat(opus.clockRate()).isEqualTo(8000);
    }

    @Property
    void ticksAndNanosecondsConvertWithoutOverflowOrDrift(
            @ForAll @IntRange(min = 1, max = PayloadFormat.MAX_CLOCK_RATE) int rate, @ForAll int ticks) {
        long nanos = MediaTimeline.toNanos(ticks, rate);
        assertThat(MediaTimeline.toTicks(nanos, rate)).isBetween(ticks - 1L, (long) ticks);
        assertThat(MediaTimeline.toTicks(Long.MAX_VALUE, rate)).isPositive();
        assertThat(MediaTimeline.toTicks(Long.MIN_VALUE, rate)).isNegative();
    }

    private void send(int packets) {
        for (int i = 0; i < packets; i++) {
            receive(sender.next());
        }
    }

    private void receive(byte[] packet) {
        receiver.receive(view(packet), now);
        now += 20 * MILLI;
    }

    /** The sender is silent, and its clock goes on. */
    private void silence(int millis) {
        now += millis * MILLI;
        sender.timestamp += millis * (long) TICKS_A_MILLI;
    }
}
