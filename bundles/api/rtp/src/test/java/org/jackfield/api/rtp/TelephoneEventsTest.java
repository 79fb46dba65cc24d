package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jackfield.api.rtp.sdp.Codec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneEventsTest {

    private final List<TelephoneEvent> told = new ArrayList<>();
    private TelephoneEvents events;

    @BeforeEach
    @BeforeTry
    void begin() {
        told.clear();
        events = new TelephoneEvents(8000, told::add);
    }

    /** As SIPp plays them: seven packets and the end three times, all under one number. */
    @ParameterizedTest
    @CsvSource({"dtmf-2833-1.pcap, 1, 13280", "dtmf-2833-star.pcap, *, 85760"})
    void aKeyThatWasPressedIsToldOnce(String file, char key, long timestamp) {
        PayloadFormats formats = PayloadFormats.standard().with(List.of(Codec.telephoneEvents(101, 8000)));
        RtpReceiver receiver = new RtpReceiver(0, formats, new PlayoutSink() {
            @Override
            public void frame(long time, long rtpTimestamp, int type, byte[] buffer, int offset, int length) {
                assertThat(type).isEqualTo(101);
                events.packet(rtpTimestamp, rtpTimestamp, buffer, offset, length);
            }

            @Override
            public void gap(long from, long to, GapCause cause) {
                throw new AssertionError("events make no gap");
            }
        });
        RtpPacket packet = new RtpPacket();
        for (Captures.Datagram udp : Captures.read(file, any -> true)) {
            packet.wrap(udp.payload(), 0, udp.payload().length);
            receiver.receive(packet, udp.arrival());
        }
        receiver.close();

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.key()).hasValue(key);
            assertThat(event.start()).isEqualTo(timestamp);
            assertThat(event.duration()).isEqualTo(0x8C0);
            assertThat(event.volume()).isEqualTo(10);
            assertThat(event.endSeen()).isTrue();
        });
        assertThat(receiver.statistics().duplicates()).isEqualTo(2);
    }

    @Test
    void theEndIsToldOnceHoweverOftenItIsRepeatedUnderNewNumbers() {
        packet(1000, 5, false, 160);
        packet(1000, 5, true, 320);
        packet(1000, 5, true, 320);
        packet(1000, 5, true, 320);

        assertThat(told).containsExactly(new TelephoneEvent(5, 1000, 320, 10, true));
        assertThat(events.stale()).isEqualTo(2);
    }

    @Test
    void theSameKeyTwiceIsTwoEvents() {
        packet(1000, 5, true, 320);
        packet(2000, 5, true, 320);

        assertThat(told).extracting(TelephoneEvent::start).containsExactly(1000L, 2000L);
    }

    @Test
    void anEventWhoseEndWasLostIsToldWhenTheNextBegins() {
        packet(1000, 5, false, 160);
        packet(1000, 5, false, 320);
        packet(3000, 6, false, 160);

        assertThat(told).containsExactly(new TelephoneEvent(5, 1000, 320, 10, false));
    }

    @Test
    void anEventWhoseEndWasLostIsToldWhenNothingMoreComes() {
        packet(1000, 5, false, 320);
        events.advance(1320 + 1600);
        assertThat(told).isEmpty();
        events.advance(1320 + 1601);
        assertThat(told).containsExactly(new TelephoneEvent(5, 1000, 320, 10, false));
        packet(1000, 5, true, 480);
        assertThat(told).hasSize(1);
    }

    /** §2.5.1.3: longer than 65535 ticks, and the packet that said so was lost on the way. */
    @Test
    void aLongEventInSegmentsIsOne() {
        packet(1000, 11, false, 400);
        packet(1000, 11, false, 65_000);
        packet(1000 + 65_535, 11, false, 400);
        packet(1000 + 65_535, 11, false, 65_535);
        packet(1000 + 2 * 65_535, 11, true, 100);

        assertThat(told).containsExactly(new TelephoneEvent(11, 1000, 2 * 65_535 + 100, 10, true));
    }

    @Test
    void aPacketFromThePastIsLeftAside() {
        packet(5000, 1, true, 400);
        packet(1000, 2, true, 400);

        assertThat(told).extracting(TelephoneEvent::code).containsExactly(1);
    }

    @Test
    void severalEventsInOnePacketFollowEachOther() {
        byte[] two = {1, (byte) 0x8A, 1, 0, 2, (byte) 0x8A, 0, 80};
        events.packet(1000, 1000, two, 0, 8);

        assertThat(told).containsExactly(
                new TelephoneEvent(1, 1000, 256, 10, true), new TelephoneEvent(2, 1256, 80, 10, true));
    }

    @Test
    void timestampsWrap() {
        packet(0xFFFF_FF00L, 1, true, 400);
        packet(0x0000_0100L, 2, true, 400);

        assertThat(told).extracting(TelephoneEvent::code).containsExactly(1, 2);
    }

    @Test
    void otherEventsAreNoKeys() {
        packet(1000, 16, true, 400);
        assertThat(told.getFirst().key()).isEmpty();
    }

    @Property
    void noOctetsMakeItStumble(@ForAll List<@Size(max = 20) byte[]> packets, @ForAll int timestamp) {
        long length = 0;
        for (byte[] packet : packets) {
            events.packet(length, Integer.toUnsignedLong(timestamp), packet, 0, packet.length);
            length += packet.length;
        }
        events.close();

        long blocks = packets.stream().filter(packet -> packet.length % 4 == 0).mapToLong(packet -> packet.length / 4).sum();
        assertThat(told.size() + events.stale()).isLessThanOrEqualTo(blocks);
        assertThat(events.malformed()).isEqualTo(
                packets.stream().filter(packet -> packet.length == 0 || packet.length % 4 != 0).count());
    }

    private void packet(long timestamp, int code, boolean end, int duration) {
        byte[] payload = {(byte) code, (byte) (10 | (end ? 0x80 : 0)), (byte) (duration >> 8), (byte) duration};
        events.packet(timestamp, timestamp, payload, 0, 4);
    }
}
