package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

    private final RtpPacket packet = new RtpPacket();

    /** All that RFC 3550 §5.1 allows at once, anywhere in a larger buffer. */
    @Property
    void readsWhatWasWritten(
            @ForAll @IntRange(max = 15) int contributors,
            @ForAll @IntRange(min = -1, max = 20) int extensionWords,
            @ForAll @IntRange(max = 255) int padding,
            @ForAll @Size(max = 400) byte[] payload,
            @ForAll boolean marker,
            @ForAll @IntRange(max = 127) int payloadType,
            @ForAll @IntRange(max = 65535) int sequence,
            @ForAll int timestamp,
            @ForAll int ssrc,
            @ForAll @IntRange(max = 30) int offset) {
        int flags = 0x80 | contributors | (extensionWords >= 0 ? 0x10 : 0) | (padding > 0 ? 0x20 : 0);
        int header = 12 + 4 * contributors + (extensionWords >= 0 ? 4 + 4 * extensionWords : 0);
        int length = header + payload.length + padding;
        ByteBuffer buffer = ByteBuffer.allocate(offset + length + 7).position(offset);
        buffer.put((byte) flags).put((byte) (payloadType | (marker ? 0x80 : 0))).putShort((short) sequence);
        buffer.putInt(timestamp).putInt(ssrc);
        for (int i = 0; i < contributors; i++) {
            buffer.putInt(-1 - i);
        }
        if (extensionWords >= 0) {
            buffer.putShort((short) 0xBEDE).putShort((short) extensionWords);
        }
        buffer.put(offset + header, payload);
        if (padding > 0) {
            buffer.put(offset + length - 1, (byte) padding);
        }

        assertThat(packet.wrap(buffer.array(), offset, length)).isEqualTo(PacketFault.NONE);

        assertThat(packet.marker()).isEqualTo(marker);
        assertThat(packet.payloadType()).isEqualTo(payloadType);
        assertThat(packet.sequenceNumber()).isEqualTo(sequence);
        assertThat(packet.timestamp()).isEqualTo(Integer.toUnsignedLong(timestamp));
        assertThat(packet.ssrc()).isEqualTo(Integer.toUnsignedLong(ssrc));
        assertThat(packet.contributors()).isEqualTo(contributors);
        for (int i = 0; i < contributors; i++) {
            assertThat(packet.contributor(i)).isEqualTo(Integer.toUnsignedLong(-1 - i));
        }
        assertThat(Arrays.copyOfRange(
                packet.buffer(), packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength()))
                .isEqualTo(payload);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> packet.contributor(contributors));
    }

    @Test
    void saysWhatIsWrong() {
        byte[] good = new Sender().next();
        assertThat(fault(good, 11)).isEqualTo(PacketFault.TRUNCATED);
        assertThat(fault(changed(good, 0, 0x40), good.length)).isEqualTo(PacketFault.VERSION);
        assertThat(fault(changed(good, 0, 0x8F), 12 + 4 * 15 - 1)).isEqualTo(PacketFault.CONTRIBUTORS);
        assertThat(fault(changed(good, 0, 0x90), 15)).isEqualTo(PacketFault.EXTENSION);
        assertThat(fault(changed(changed(good, 0, 0x90), 15, 40), good.length)).isEqualTo(PacketFault.EXTENSION);
        assertThat(fault(changed(good, 0, 0xA0), 20)).isEqualTo(PacketFault.PADDING);
        assertThat(fault(changed(changed(good, 0, 0xA0), 171, 161), 172)).isEqualTo(PacketFault.PADDING);
        assertThat(fault(changed(changed(good, 0, 0xA0), 171, 160), 172)).isEqualTo(PacketFault.NONE);
        assertThat(packet.payloadLength()).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> packet.wrap(good, 1, good.length));
    }

    @Test
    void rtcpIsToldFromRtpByItsType() {
        byte[] good = new Sender().next();
        for (int type = 0; type < 256; type++) {
            assertThat(RtpPacket.isRtcp(changed(good, 1, type), 0, good.length)).isEqualTo(type >= 192 && type <= 223);
        }
        assertThat(RtpPacket.isRtcp(new byte[] {(byte) 0x80}, 0, 1)).isFalse();
    }

    @Property
    void noOctetsMakeItStumble(@ForAll @Size(max = 200) byte[] octets, @ForAll boolean versionTwo) {
        if (versionTwo && octets.length > 0) {
            octets[0] = (byte) (octets[0] & 0x3F | 0x80);
        }
        if (packet.wrap(octets, 0, octets.length) == PacketFault.NONE) {
            assertThat(packet.payloadOffset() + packet.payloadLength()).isBetween(12, octets.length);
            assertThat(packet.payloadLength()).isNotNegative();
        }
    }

    private PacketFault fault(byte[] octets, int length) {
        return packet.wrap(octets, 0, length);
    }

    private static byte[] changed(byte[] octets, int at, int value) {
        byte[] changed = octets.clone();
        changed[at] = (byte) value;
        return changed;
    }
}
