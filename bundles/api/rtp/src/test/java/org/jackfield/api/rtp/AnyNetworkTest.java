package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.rtp.RtpReceiverTest.view;
import static org.jackfield.api.rtp.Sender.MILLI;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** What a network may do to a stream, and what holds whatever it does. */
class AnyNetworkTest {

    private static final long ORIGIN = 1_700_000_000_000_000_000L;

    private record Arrival(long time, int number, byte[] packet) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private Heard heard;
    private RtpReceiver receiver;

    @BeforeTry
    void begin() {
        arrivals.clear();
        heard = new Heard();
        receiver = new RtpReceiver(ORIGIN, PayloadFormats.standard(), heard);
    }

    /** All that came is delivered, at its place, and all that did not come is counted. */
    @Property(tries = 300)
    void whatCameInTimeIsDeliveredOnceAndTheRestIsCounted(
            @ForAll Random random,
            @ForAll @IntRange(max = 30) int lossPercent,
            @ForAll @IntRange(max = 50) int duplicatePercent,
            @ForAll @IntRange(max = 150) int delayMillis) {
        network(random, lossPercent, duplicatePercent, delayMillis);
        arrivals.forEach(arrival -> receiver.receive(view(arrival.packet), arrival.time));
        receiver.close();

        Set<Integer> came = new TreeSet<>(arrivals.stream().map(Arrival::number).toList());
        ReceiverStatistics statistics = receiver.statistics();
        if (came.size() < 2) {
            return;
        }
        assertThat(heard.numbers()).containsExactlyElementsOf(came);
        assertThat(statistics.late() + statistics.invalid() + statistics.restarts() + statistics.reanchored()).isZero();
        assertThat(statistics.duplicates()).isEqualTo(arrivals.size() - came.size());
        isAccountedFor(statistics);
        isInItsPlace(statistics);
    }

    /**
     * A network out of all bounds, with packets seconds late: what is delivered, and whether a number that comes back is a
     * sender that began anew, is a matter of luck, but every packet is accounted for, and order is kept until a sender is
     * believed to have begun anew.
     */
    @Property(tries = 300)
    void everyPacketIsAccountedFor(
            @ForAll Random random,
            @ForAll @IntRange(max = 90) int lossPercent,
            @ForAll @IntRange(max = 100) int duplicatePercent,
            @ForAll @IntRange(max = 3000) int delayMillis,
            @ForAll @IntRange(max = 40) int dropReports) {
        network(random, lossPercent, duplicatePercent, delayMillis);
        long dropped = 0;
        for (Arrival arrival : arrivals) {
            receiver.receive(view(arrival.packet), arrival.time);
            ReceiverStatistics statistics = receiver.statistics();
            assertThat(statistics.received())
                    .isEqualTo(statistics.delivered() + statistics.duplicates() + statistics.late() + statistics.invalid()
                            + statistics.held());
            assertThat(statistics.held()).isLessThanOrEqualTo(65);
            if (random.nextInt(300) < dropReports) {
                dropped += 3;
                receiver.droppedBetween(arrival.time - 500 * MILLI, arrival.time, 3);
            }
        }
        receiver.close();

        assertThat(receiver.statistics().lostCapture()).isLessThanOrEqualTo(dropped);
        if (receiver.statistics().restarts() == 0) {
            assertThat(heard.numbers()).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
        }
        isAccountedFor(receiver.statistics());
    }

    private void isAccountedFor(ReceiverStatistics statistics) {
        assertThat(statistics.received()).isEqualTo(arrivals.size());
        assertThat(statistics.delivered()).isEqualTo(heard.frames.size());
        assertThat(statistics.held()).isZero();
        assertThat(statistics.received())
                .isEqualTo(statistics.delivered() + statistics.duplicates() + statistics.late() + statistics.invalid());
        assertThat(statistics.expected())
                .isEqualTo(statistics.delivered() + statistics.lostNetwork() + statistics.lostCapture());
    }

    private void isInItsPlace(ReceiverStatistics statistics) {
        if (heard.frames.size() > 1) {
            List<Integer> numbers = heard.numbers();
            assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder());
            assertThat(statistics.expected()).isEqualTo(numbers.getLast() - numbers.getFirst() + 1);
        }
        if (statistics.realigned() == 0) {
            Heard.Frame first = heard.frames.getFirst();
            assertThat(heard.frames).allSatisfy(frame ->
                    assertThat(frame.mediaTime() - first.mediaTime()).isEqualTo(160L * (frame.number() - first.number())));
        }
        assertThat(heard.frames.size() < 2 || heard.isSeamless()).isTrue();
    }

    private void network(Random random, int lossPercent, int duplicatePercent, int delayMillis) {
        Sender sender = new Sender();
        sender.sequence = random.nextInt(65536);
        sender.timestamp = random.nextInt() & 0xFFFFFFFFL;
        for (int i = 0; i < 300; i++) {
            long sent = ORIGIN + (i + 1) * 20 * MILLI;
            byte[] packet = sender.next();
            if (random.nextInt(100) >= lossPercent) {
                arrivals.add(new Arrival(sent + random.nextInt(delayMillis + 1) * MILLI, i, packet));
                if (random.nextInt(100) < duplicatePercent) {
                    arrivals.add(new Arrival(sent + random.nextInt(delayMillis + 1) * MILLI, i, packet));
                }
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
    }

    /** Packets that nobody sane sends: any number, any timestamp, any type, any time. */
    @Property(tries = 300)
    void noPacketsMakeItStumble(@ForAll Random random, @ForAll @IntRange(min = 1, max = 70000) int spread) {
        PayloadFormats formats = PayloadFormats.standard()
                .with(100, PayloadFormat.audio(48_000))
                .with(101, PayloadFormat.event(8000));
        RtpReceiver any = new RtpReceiver(ORIGIN, formats, heard);
        int[] types = {0, 3, 8, 13, 18, 99, 100, 101};
        for (int i = 0; i < 500; i++) {
            long time = random.nextInt(20) == 0 ? random.nextLong() : ORIGIN + random.nextInt(1_000_000_000);
            long timestamp = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(spread);
            byte[] packet = Sender.packet(5, types[random.nextInt(types.length)], random.nextBoolean(),
                    random.nextInt(spread), timestamp, new byte[random.nextInt(300)]);
            any.receive(view(packet), time);
            if (random.nextInt(10) == 0) {
                any.advance(time + random.nextInt());
            }
        }
        any.close();

        ReceiverStatistics statistics = any.statistics();
        assertThat(statistics.received()).isEqualTo(500);
        assertThat(statistics.delivered() + statistics.duplicates() + statistics.late() + statistics.invalid()).isEqualTo(500);
        assertThat(statistics.expected())
                .isEqualTo(statistics.delivered() + statistics.lostNetwork() + statistics.lostCapture());
        assertThat(heard.gaps).allSatisfy(gap -> assertThat(gap.ticks()).isPositive());
    }
}
