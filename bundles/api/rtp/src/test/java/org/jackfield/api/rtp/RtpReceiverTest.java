package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.rtp.Sender.MILLI;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Order, duplicates, losses and their causes. */
class RtpReceiverTest {

    private static final long ORIGIN = 1_700_000_000_000_000_000L;

    private final Sender sender = new Sender();
    private final Heard heard = new Heard();
    private final RtpReceiver receiver = new RtpReceiver(ORIGIN, PayloadFormats.standard(), heard);
    private long now = ORIGIN + 20 * MILLI;

    @Test
    void everyFrameIsDeliveredOnceAndInOrderAcrossTheWrapOfNumbersAndTimestamps() {
        send(200);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(200));
        assertThat(heard.gaps).isEmpty();
        assertThat(heard.isSeamless()).isTrue();
        assertThat(heard.frames.getFirst().mediaTime()).isZero();
        assertThat(receiver.statistics().expected()).isEqualTo(200);
    }

    @Test
    void aSinglePacketIsNoStream() {
        receive(sender.next());
        advance(10_000);
        receiver.close();

        assertThat(heard.frames).isEmpty();
        assertThat(receiver.statistics().invalid()).isEqualTo(1);
        assertThat(receiver.statistics().expected()).isZero();
    }

    @Test
    void theFirstPacketsMayComeInAnyOrderAndTwice() {
        List<byte[]> packets = packets(5);
        for (int i : new int[] {2, 2, 0, 4, 1, 0, 3}) {
            receive(packets.get(i));
        }
        send(20);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(25));
        assertThat(receiver.statistics().duplicates()).isEqualTo(2);
        assertThat(receiver.statistics().invalid()).isZero();
    }

    @Test
    void aStrayFirstPacketGivesWayToTheStream() {
        receive(Sender.packet(sender.ssrc, 8, false, 20_000, 5, new byte[160]));
        send(20);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(20));
        assertThat(receiver.statistics().invalid()).isEqualTo(1);
    }

    @Test
    void packetsThatOvertookOthersWaitForThem() {
        send(20);
        List<byte[]> packets = packets(8);
        for (int i : new int[] {3, 0, 7, 2, 1, 5, 4, 6}) {
            receive(packets.get(i));
        }

        assertThat(heard.numbers()).isEqualTo(upTo(28));
        assertThat(receiver.statistics().lostNetwork()).isZero();
    }

    @Test
    void aMirrorThatShowsEveryPacketTwiceChangesNothing() {
        for (byte[] packet : packets(100)) {
            receive(packet);
            receiver.receive(view(packet), now + MILLI);
        }
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(100));
        assertThat(receiver.statistics().duplicates()).isEqualTo(100);
        assertThat(receiver.statistics().restarts()).isZero();
    }

    @Test
    void aMissingPacketIsWaitedForAndThenLostAndItsTimeIsKept() {
        send(20);
        sender.skip(2);
        byte[] missing = lastOf(sender);
        send(3);
        assertThat(heard.frames).hasSize(20);

        advance(200);
        assertThat(heard.numbers()).endsWith(19, 22, 23, 24);
        assertThat(heard.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.ticks()).isEqualTo(320);
            assertThat(gap.cause()).isEqualTo(GapCause.NETWORK);
        });
        receive(missing);
        assertThat(receiver.statistics().late()).isEqualTo(1);
        assertThat(receiver.statistics().lostNetwork()).isEqualTo(2);
        assertThat(heard.isSeamless()).isTrue();
    }

    @Test
    void aFullBufferDoesNotWaitForTheClock() {
        send(20);
        sender.skip(1);
        for (byte[] packet : packets(64)) {
            receiver.receive(view(packet), now);
        }

        assertThat(heard.frames).hasSize(84);
        assertThat(receiver.statistics().lostNetwork()).isEqualTo(1);
        assertThat(receiver.statistics().held()).isZero();
    }

    @Test
    void lossesWhileOurCaptureDroppedAreOurs() {
        send(20);
        long before = now;
        sender.skip(3);
        now += 60 * MILLI;
        send(2);
        advance(200);

        assertThat(receiver.droppedBetween(before - MILLI, now, 100)).isEqualTo(3);

        assertThat(receiver.statistics().lostCapture()).isEqualTo(3);
        assertThat(receiver.statistics().lostNetwork()).isZero();
    }

    @Test
    void dropsThatWereReportedFirstExplainAsManyLossesAsTheyCounted() {
        send(20);
        assertThat(receiver.droppedBetween(now - MILLI, now + 30 * MILLI, 2)).isZero();
        sender.skip(3);
        now += 60 * MILLI;
        send(2);
        advance(200);

        assertThat(heard.gaps).singleElement().extracting(Heard.Gap::cause).isEqualTo(GapCause.CAPTURE);
        assertThat(receiver.statistics().lostCapture()).isEqualTo(2);
        assertThat(receiver.statistics().lostNetwork()).isEqualTo(1);
    }

    @Test
    void dropsAtAnotherTimeExplainNothing() {
        send(20);
        sender.skip(3);
        now += 60 * MILLI;
        send(2);
        advance(200);

        assertThat(receiver.droppedBetween(now + 500 * MILLI, now + 600 * MILLI, 5)).isZero();
        assertThat(receiver.droppedBetween(ORIGIN, ORIGIN + 300 * MILLI, 5)).isZero();
    }

    @Test
    void whatTheDiskDidNotTakeIsCountedApart() {
        send(20);
        receiver.notKept(5);
        receiver.close();

        assertThat(receiver.statistics().delivered()).isEqualTo(20);
        assertThat(receiver.statistics().lostDisk()).isEqualTo(5);
    }

    @Test
    void anOutageOfMinutesIsALossOfAllThatWasSentInIt() {
        send(50);
        sender.skip(5000);
        now += 5000 * 20 * MILLI;
        send(20);
        receiver.close();

        assertThat(heard.frames).hasSize(70);
        assertThat(receiver.statistics().lostNetwork()).isEqualTo(5000);
        assertThat(receiver.statistics().restarts()).isZero();
        assertThat(heard.gaps).containsExactly(new Heard.Gap(50 * 160, 5050 * 160, GapCause.NETWORK));
    }

    @Test
    void aSenderThatBeginsAnewLosesNothing() {
        send(50);
        sender.sequence = 1000;
        sender.timestamp = 77;
        send(50);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(100));
        assertThat(receiver.statistics().restarts()).isEqualTo(1);
        assertThat(receiver.statistics().lostNetwork()).isZero();
        assertThat(receiver.statistics().expected()).isEqualTo(100);
        assertThat(heard.gaps).isEmpty();
    }

    /** The numbers overlap with those just received; by the numbers alone they would be duplicates. */
    @Test
    void aSenderThatBeginsAnewALittleLowerLosesNothing() {
        send(50);
        sender.sequence -= 10;
        sender.timestamp = 1_000_000;
        send(50);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(100));
        assertThat(receiver.statistics().restarts()).isEqualTo(1);
        assertThat(receiver.statistics().duplicates()).isZero();
    }

    @Test
    void aStrayPacketInTheMiddleIsRefusedAndTheStreamGoesOn() {
        send(50);
        receive(Sender.packet(sender.ssrc, 8, false, sender.sequence + 2000, 5, new byte[160]));
        receive(Sender.packet(99, 8, false, sender.sequence, sender.timestamp, new byte[160]));
        receive(Sender.packet(sender.ssrc, 8, false, sender.sequence, sender.timestamp, new byte[2049]));
        send(50);
        receiver.close();

        assertThat(heard.numbers()).isEqualTo(upTo(100));
        assertThat(receiver.statistics().invalid()).isEqualTo(3);
        assertThat(receiver.statistics().lostNetwork()).isZero();
    }

    /** One packet far too early, and another of its neighbourhood far too late, are no outage of 65,000 packets. */
    @Test
    void strayPacketsFromTheStreamsPastNeverMakeItGoBack() {
        List<byte[]> packets = packets(320);
        for (int i = 0; i <= 80; i += 2) {
            receive(packets.get(i), 40);
        }
        receive(packets.get(152), 10);
        for (int i = 82; i <= 298; i += 2) {
            receive(packets.get(i), 20);
        }
        receive(packets.get(140), 10);
        for (int i = 300; i < 320; i += 2) {
            receive(packets.get(i), 40);
        }
        receiver.close();

        assertThat(heard.numbers()).isSorted().endsWith(318).contains(298, 300).doesNotHaveDuplicates();
        assertThat(receiver.statistics().restarts()).isZero();
        assertThat(receiver.statistics().expected()).isEqualTo(319);
    }

    /** The same, so close together that they are believed: then it is told as a new beginning. */
    @Test
    void whatGoesBackIsAtLeastARestart() {
        List<byte[]> packets = packets(320);
        for (int i = 0; i <= 298; i += 2) {
            receive(packets.get(i), 40);
        }
        receive(packets.get(140), 10);
        receive(packets.get(142), 10);
        receiver.close();

        assertThat(receiver.statistics().restarts()).isEqualTo(1);
        assertThat(receiver.statistics().expected()).isEqualTo(299 + 3);
    }

    @Test
    void whatTheSinkThrowsHarmsNothing() {
        RtpReceiver throwing = new RtpReceiver(ORIGIN, PayloadFormats.standard(), new PlayoutSink() {
            private int calls;

            @Override
            public void frame(long mediaTime, long timestamp, int type, byte[] buffer, int offset, int length) {
                if (++calls % 3 == 0) {
                    throw new IllegalStateException("the disk is full");
                }
            }

            @Override
            public void gap(long from, long to, GapCause cause) {
                throw new IllegalStateException("the disk is full");
            }
        });
        for (int i = 0; i < 100; i++) {
            if (i % 10 == 9) {
                sender.skip(1);
            }
            now += 20 * MILLI;
            tolerate(() -> throwing.receive(view(sender.next()), now));
        }
        tolerate(throwing::close);

        ReceiverStatistics statistics = throwing.statistics();
        assertThat(statistics.delivered()).isEqualTo(100);
        assertThat(statistics.lostNetwork()).isEqualTo(10);
        assertThat(statistics.held()).isZero();
    }

    @Test
    void jitterIsThatOfTheStandard() {
        send(50);
        for (int i = 0; i < 400; i++) {
            long early = i % 2 == 0 ? 0 : 8 * MILLI;
            receiver.receive(view(sender.next()), now - early);
            now += 20 * MILLI;
        }

        assertThat(receiver.statistics().jitter().toNanos()).isBetween(7_700_000L, 8_000_000L);
    }

    @Test
    void aRealCallKeepsEverySampleAtItsTimestamp() {
        RtpPacket packet = new RtpPacket();
        for (Captures.Datagram udp : Captures.read("g711a.pcap", any -> true)) {
            assertThat(packet.wrap(udp.payload(), 0, udp.payload().length)).isEqualTo(PacketFault.NONE);
            receiver.receive(packet, udp.arrival());
        }
        receiver.close();

        assertThat(heard.frames).hasSize(236);
        assertThat(heard.gaps).isEmpty();
        Heard.Frame first = heard.frames.getFirst();
        assertThat(heard.frames).allSatisfy(frame ->
                assertThat(frame.mediaTime() - first.mediaTime()).isEqualTo(frame.timestamp() - first.timestamp()));
        assertThat(receiver.statistics().jitter().toMillis()).isLessThan(5);
    }

    private static void tolerate(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the disk is full");
        }
    }

    private void send(int packets) {
        packets(packets).forEach(this::receive);
    }

    private List<byte[]> packets(int count) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packets.add(sender.next());
        }
        return packets;
    }

    private static byte[] lastOf(Sender sender) {
        return Sender.packet(sender.ssrc, sender.payloadType, false, sender.sequence - 1,
                sender.timestamp - sender.ticks, new byte[sender.ticks]);
    }

    private void receive(byte[] packet) {
        receiver.receive(view(packet), now);
        now += 20 * MILLI;
    }

    private void receive(byte[] packet, long millisAfterwards) {
        receiver.receive(view(packet), now);
        now += millisAfterwards * MILLI;
    }

    private void advance(long millis) {
        now += millis * MILLI;
        receiver.advance(now);
    }

    static RtpPacket view(byte[] packet) {
        RtpPacket view = new RtpPacket();
        assertThat(view.wrap(packet, 0, packet.length)).isEqualTo(PacketFault.NONE);
        return view;
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
