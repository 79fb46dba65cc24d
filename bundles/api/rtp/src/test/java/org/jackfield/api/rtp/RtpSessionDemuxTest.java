package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.rtp.Sender.MILLI;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtpSessionDemuxTest {

    private static final long ORIGIN = 1_700_000_000_000_000_000L;

    private final Map<Long, Heard> opened = new LinkedHashMap<>();
    private final Map<Long, ReceiverStatistics> closed = new HashMap<>();
    private RtpSessionDemux demux;
    private long now = ORIGIN;

    @BeforeEach
    @BeforeTry
    void begin() {
        closed.clear();
        demux = session(4);
    }

    @Test
    void streamsThatShareAPortAreToldApart() {
        Sender one = new Sender().ssrc(1);
        Sender two = new Sender().ssrc(2);
        for (int i = 0; i < 50; i++) {
            receive(one.next());
            receive(two.next());
        }
        demux.close();

        assertThat(opened).containsOnlyKeys(1L, 2L);
        assertThat(opened.get(1L).frames).hasSize(50);
        assertThat(opened.get(2L).frames).hasSize(50);
        assertThat(closed.get(1L).delivered()).isEqualTo(50);
    }

    /** Each comes once, as a flood with made-up sources does. The call that is there goes on, and the next one comes in. */
    @Test
    void aMillionSourcesTakeNoPlaceAndNoMemory() {
        Sender real = new Sender().ssrc(-1L & 0xFFFFFFFFL);
        for (int i = 0; i < 1_000_000; i++) {
            byte[] flood = Sender.packet(i, 8, false, i, i, new byte[4]);
            demux.receive(flood, 0, flood.length, now);
            if (i % 1000 == 0) {
                receive(real.next());
                receive(real.next());
            }
        }
        demux.close();

        assertThat(opened).containsOnlyKeys(0xFFFFFFFFL);
        assertThat(opened.get(0xFFFFFFFFL).frames).hasSize(2000);
        assertThat(demux.faults(PacketFault.UNCONFIRMED)).isEqualTo(1_000_000);
        assertThat(demux.packets()).isEqualTo(1_002_000);
    }

    @Test
    void confirmedSourcesBeyondTheLimitAreRefusedAndCounted() {
        for (int source = 0; source < 10; source++) {
            Sender sender = new Sender().ssrc(source);
            receive(sender.next());
            receive(sender.next());
        }

        assertThat(opened).containsOnlyKeys(0L, 1L, 2L, 3L);
        assertThat(demux.refused()).isEqualTo(12);
        assertThat(demux.receivers()).hasSize(4);
    }

    @Test
    void aPlaceIsGivenOnWhenItsStreamHasLeftOrFallenSilent() {
        Map<Integer, Sender> senders = new HashMap<>();
        for (int source = 0; source < 4; source++) {
            senders.put(source, new Sender().ssrc(source));
            receive(senders.get(source).next());
            receive(senders.get(source).next());
        }
        receive(HexFormat.of().parseHex("80c9000100000002" + "81cb000100000002"));
        twoPacketsOf(100);
        assertThat(closed).containsOnlyKeys(2L);

        now += 31_000 * MILLI;
        for (int source : new int[] {0, 3}) {
            receive(senders.get(source).next());
        }
        twoPacketsOf(101);
        assertThat(closed).containsOnlyKeys(2L, 1L);
        assertThat(demux.control()).isEqualTo(1);
    }

    @Test
    void dropsAreSharedOutAmongStreams() {
        Sender one = new Sender().ssrc(1);
        Sender two = new Sender().ssrc(2);
        for (int i = 0; i < 50; i++) {
            if (i == 25) {
                one.skip(2);
                two.skip(2);
            }
            receive(one.next());
            receive(two.next());
        }
        demux.advance(now + 1000 * MILLI);

        assertThat(demux.droppedBetween(ORIGIN, now, 3)).isEqualTo(3);
        long captured = demux.receivers().stream().mapToLong(each -> each.statistics().lostCapture()).sum();
        long network = demux.receivers().stream().mapToLong(each -> each.statistics().lostNetwork()).sum();
        assertThat(captured).isEqualTo(3);
        assertThat(network).isEqualTo(1);
    }

    @Test
    void aPacketThatAMirrorShowsTwiceConfirmsNothing() {
        byte[] packet = new Sender().next();
        receive(packet);
        receive(packet);

        assertThat(opened).isEmpty();
        assertThat(demux.duplicates()).isEqualTo(1);
        assertThat(demux.pending()).isEqualTo(1);
    }

    @Property(tries = 200)
    void everyDatagramIsCountedOnce(@ForAll @Size(max = 60) byte[][] datagrams) {
        Sender sender = new Sender();
        for (byte[] datagram : datagrams) {
            receive(datagram);
            if (datagram.length > 0) {
                datagram[0] = (byte) (datagram[0] & 0x3F | 0x80);
                receive(datagram);
            }
            receive(sender.next());
        }
        receive(new byte[RtpSessionDemux.MAX_DATAGRAM + 1]);
        demux.advance(now);
        demux.close();

        long faults = 0;
        for (PacketFault fault : PacketFault.values()) {
            faults += demux.faults(fault);
        }
        long received = closed.values().stream().mapToLong(ReceiverStatistics::received).sum();
        assertThat(demux.packets())
                .isEqualTo(demux.control() + faults + demux.duplicates() + demux.refused() + received);
        assertThat(demux.faults(PacketFault.OVERSIZED)).isEqualTo(1);
    }

    /** The path of a packet that comes in order, duplicates and a lost packet now and then included, makes no garbage. */
    @Test
    void aRunningStreamAllocatesNothing() {
        var memory = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long[] frames = new long[1];
        RtpSessionDemux quiet = new RtpSessionDemux(ORIGIN, PayloadFormats.standard(), new RtpStreamListener() {
            @Override
            public PlayoutSink opened(long ssrc, int payloadType) {
                return new PlayoutSink() {
                    @Override
                    public void frame(long time, long timestamp, int type, byte[] buffer, int offset, int length) {
                        frames[0]++;
                    }

                    @Override
                    public void gap(long from, long to, GapCause cause) {
                        frames[0]++;
                    }
                };
            }

            @Override
            public void closed(long ssrc, ReceiverStatistics statistics) {
                frames[0]++;
            }
        });
        byte[][] packets = new byte[60_000][];
        Sender sender = new Sender();
        for (int i = 0; i < packets.length; i++) {
            packets[i] = i % 100 == 0 ? sender.skip(1).next() : sender.next();
        }
        run(quiet, packets, 0, 30_000);
        long thread = Thread.currentThread().threadId();
        long before = memory.getThreadAllocatedBytes(thread);
        run(quiet, packets, 30_000, 60_000);
        long allocated = memory.getThreadAllocatedBytes(thread) - before;

        assertThat(frames[0]).isGreaterThan(59_000);
        assertThat(allocated).isLessThan(30_000);
    }

    private void run(RtpSessionDemux quiet, byte[][] packets, int from, int to) {
        for (int i = from; i < to; i++) {
            now += 20 * MILLI;
            quiet.receive(packets[i], 0, packets[i].length, now);
            if (i % 50 == 0) {
                quiet.receive(packets[i], 0, packets[i].length, now);
            }
        }
    }

    private void twoPacketsOf(long source) {
        Sender sender = new Sender().ssrc(source);
        receive(sender.next());
        receive(sender.next());
    }

    private void receive(byte[] datagram) {
        demux.receive(datagram, 0, datagram.length, now);
        now += 10 * MILLI;
    }

    private RtpSessionDemux session(int streams) {
        return new RtpSessionDemux(ORIGIN, PayloadFormats.standard(), new RtpStreamListener() {
            @Override
            public PlayoutSink opened(long ssrc, int payloadType) {
                return opened.computeIfAbsent(ssrc, fresh -> new Heard());
            }

            @Override
            public void closed(long ssrc, ReceiverStatistics statistics) {
                closed.merge(ssrc, statistics, (first, again) -> again);
            }
        }, streams, ReceiverLimits.usual());
    }
}
