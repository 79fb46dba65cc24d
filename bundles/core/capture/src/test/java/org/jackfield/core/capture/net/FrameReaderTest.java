package org.jackfield.core.capture.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.net.Packets.ethernet;
import static org.jackfield.core.capture.net.Packets.ipv4;
import static org.jackfield.core.capture.net.Packets.ipv6;
import static org.jackfield.core.capture.net.Packets.join;
import static org.jackfield.core.capture.net.Packets.payload;
import static org.jackfield.core.capture.net.Packets.read;
import static org.jackfield.core.capture.net.Packets.udp;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jackfield.core.capture.net.Frame.Kind;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final byte[] HELLO = "hello".getBytes(US_ASCII);

    @Test
    void aDatagramIsFoundWithItsAddresses() {
        Frame frame = read(ethernet(0x0800, ipv4(17, udp(5060, 40000, HELLO))));

        assertThat(frame.kind()).isEqualTo(Kind.UDP);
        assertThat(payload(frame)).isEqualTo(HELLO);
        assertThat(frame.sourcePort()).isEqualTo(5060);
        assertThat(frame.destinationPort()).isEqualTo(40000);
        assertThat(frame.sourceLow()).isEqualTo(0xFFFF_C000_0201L);
        assertThat(frame.destinationLow()).isEqualTo(0xFFFF_C633_6407L);
        assertThat(frame.sourceMac()).isEqualTo(0x0200_0000_0001L);
        assertThat(frame.destinationMac()).isEqualTo(0x0200_0000_0002L);
        assertThat(frame.vlan()).isEqualTo(Frame.NONE);
    }

    @Test
    void whatEthernetPadsIsNoPayload() {
        byte[] padded = Arrays.copyOf(ethernet(0x0800, ipv4(17, udp(1, 2, HELLO))), 60);

        assertThat(payload(read(padded))).isEqualTo(HELLO);
    }

    @Test
    void vlanTagsAreStepped() {
        Frame frame = read(ethernet(0x0800, ipv4(17, udp(1, 2, HELLO)), 100, 0xE000 | 42));

        assertThat(payload(frame)).isEqualTo(HELLO);
        assertThat(frame.vlan()).isEqualTo(42);
    }

    @Test
    void extensionHeadersOfIpv6AreStepped() {
        byte[] hopByHop = {60, 0, 0, 0, 0, 0, 0, 0};
        byte[] destination = {17, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

        Frame frame = read(ethernet(0x86DD, ipv6(0, join(hopByHop, destination, udp(7, 8, HELLO)))));

        assertThat(frame.kind()).isEqualTo(Kind.UDP);
        assertThat(payload(frame)).isEqualTo(HELLO);
        assertThat(frame.sourceHigh()).isEqualTo(0xFDFD_FDFD_FDFD_FDFDL);
    }

    @Test
    void aTcpSegmentHasItsNumber() {
        byte[] tcp = join(new byte[] {0x13, (byte) 0xC4, 0x13, (byte) 0xC5, 0, 0, 1, 0, 0, 0, 0, 0, 0x60, 0x02,
            0, 0, 0, 0, 0, 0, 1, 1, 1, 1}, HELLO);

        Frame frame = read(ethernet(0x0800, ipv4(6, tcp)));

        assertThat(frame.kind()).isEqualTo(Kind.TCP);
        assertThat(payload(frame)).isEqualTo(HELLO);
        assertThat(frame.tcpSequence()).isEqualTo(256);
        assertThat(frame.isTcpSyn()).isTrue();
        assertThat(frame.isTcpEnd()).isFalse();
    }

    @Test
    void whatWasCutIsMalformedAtEveryLength() {
        byte[] whole = ethernet(0x0800, ipv4(17, udp(1, 2, HELLO)));

        for (int length = 0; length < whole.length; length++) {
            Frame frame = read(Arrays.copyOf(whole, length));
            assertThat(frame.kind()).as("%d bytes", length).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void otherProtocolsAreNoFault() {
        assertThat(read(ethernet(0x0806, new byte[28])).kind()).isEqualTo(Kind.OTHER);
        assertThat(read(ethernet(0x0800, ipv4(1, HELLO))).kind()).isEqualTo(Kind.OTHER);
    }

    @Property(tries = 20_000)
    void anyBytesAreReadWithinTheirBounds(
            @ForAll LinkType link, @ForAll @Size(max = 120) byte[] bytes, @ForAll @IntRange(max = 8) int offset) {
        if (bytes.length > 16 && offset % 2 == 0) {
            // Most random bytes are not even IP.
            bytes[12] = (byte) (offset % 4 == 0 ? 0x08 : 0x86);
            bytes[13] = (byte) (offset % 4 == 0 ? 0x00 : 0xDD);
            bytes[14] = (byte) (offset % 4 == 0 ? 0x45 : 0x60);
        }
        int length = Math.max(0, bytes.length - offset);
        Frame frame = new Frame();

        Kind kind = FrameReader.read(link, bytes, Math.min(offset, bytes.length), length, frame);

        if (kind == Kind.UDP || kind == Kind.TCP || kind == Kind.FRAGMENT) {
            assertThat(frame.payload()).isBetween(offset, bytes.length);
            assertThat(frame.payloadLength()).isBetween(0, bytes.length - frame.payload());
        }
    }
}
