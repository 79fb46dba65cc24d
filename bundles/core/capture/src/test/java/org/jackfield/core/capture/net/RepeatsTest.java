package org.jackfield.core.capture.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.net.Packets.ethernet;
import static org.jackfield.core.capture.net.Packets.ipv4;
import static org.jackfield.core.capture.net.Packets.ipv6;
import static org.jackfield.core.capture.net.Packets.read;
import static org.jackfield.core.capture.net.Packets.udp;

import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final long MILLI = 1_000_000;

    private final Repeats repeats = new Repeats();
    private final byte[] datagram = udp(10000, 20000, new byte[172]);

    @Test
    void aPacketMirroredOnItsWayInAndOutIsARepeat() {
        byte[] in = ipv4(17, datagram);
        byte[] out = in.clone();
        out[8]--; // time to live
        out[10] = 99; // checksum
        out[1] = (byte) 0xB8; // marked as voice

        assertThat(repeats.isRepeat(read(ethernet(0x0800, in)), MILLI)).isFalse();
        assertThat(repeats.isRepeat(read(ethernet(0x0800, out, 42)), 2 * MILLI)).isTrue();
        assertThat(repeats.repeats()).isEqualTo(1);
    }

    @Test
    void theSameOverIpv6() {
        byte[] in = ipv6(17, datagram);
        byte[] out = in.clone();
        out[7]--; // hop limit

        assertThat(repeats.isRepeat(read(ethernet(0x86DD, in)), MILLI)).isFalse();
        assertThat(repeats.isRepeat(read(ethernet(0x86DD, out)), MILLI)).isTrue();
    }

    @Test
    void whatIsSentAgainIsNone() {
        byte[] invite = ipv4(17, datagram);

        assertThat(repeats.isRepeat(read(ethernet(0x0800, invite)), MILLI)).isFalse();
        assertThat(repeats.isRepeat(read(ethernet(0x0800, invite)), 501 * MILLI)).isFalse();
    }

    @Test
    void everyByteOfThePayloadCounts() {
        repeats.isRepeat(read(ethernet(0x0800, ipv4(17, datagram))), MILLI);

        for (int i = 0; i < datagram.length; i++) {
            byte[] other = datagram.clone();
            other[i]++;
            if (i < 4 || i >= 8) { // not its length and checksum
                assertThat(repeats.isRepeat(read(ethernet(0x0800, ipv4(17, other))), MILLI)).as("byte %d", i).isFalse();
            }
        }
    }
}
