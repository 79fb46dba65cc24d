package org.jackfield.apps.recording.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final long MILLI = 1_000_000;

    private static Announcement announcement(int bytes) {
        byte[] audio = new byte[bytes];
        java.util.Arrays.fill(audio, (byte) 0x2A);
        return new Announcement(null, audio, 8, new InetSocketAddress("127.0.0.1", 9), 0, new Random(1));
    }

    private static List<ByteBuffer> due(Announcement announcement, long now) {
        List<ByteBuffer> packets = new ArrayList<>();
        for (ByteBuffer packet = announcement.due(now); packet != null; packet = announcement.due(now)) {
            packets.add(ByteBuffer.allocate(packet.remaining()).put(packet).flip());
        }
        return packets;
    }

    @Test
    void aPacketIsDueEvery20MillisecondsAndTimestampsFollow() {
        Announcement announcement = announcement(320);

        List<ByteBuffer> packets = due(announcement, 0);
        assertThat(packets).hasSize(1);
        assertThat(due(announcement, 19 * MILLI)).isEmpty();
        packets.addAll(due(announcement, 20 * MILLI));
        packets.addAll(due(announcement, 61 * MILLI));

        assertThat(packets).hasSize(4).allMatch(packet -> packet.remaining() == 172);
        for (int i = 1; i < 4; i++) {
            assertThat((short) (packets.get(i).getShort(2) - packets.get(i - 1).getShort(2))).isEqualTo((short) 1);
            assertThat(packets.get(i).getInt(4) - packets.get(i - 1).getInt(4)).isEqualTo(160);
        }
        assertThat(packets.getFirst().get(1)).isEqualTo((byte) 0x88);
        assertThat(packets.get(1).get(1)).isEqualTo((byte) 8);
    }

    @Test
    void afterItsEndThereIsSilence() {
        Announcement announcement = announcement(170);

        List<ByteBuffer> packets = due(announcement, 40 * MILLI);

        assertThat(packets.get(0).get(12)).isEqualTo((byte) 0x2A);
        assertThat(packets.get(1).get(12 + 9)).isEqualTo((byte) 0x2A);
        assertThat(packets.get(1).get(12 + 10)).isEqualTo((byte) 0xD5);
        assertThat(packets.get(2).get(12)).isEqualTo((byte) 0xD5);
    }

    @Test
    void afterALongStallThereIsNoBurst() {
        Announcement announcement = announcement(320);
        due(announcement, 0);

        assertThat(due(announcement, 60_000 * MILLI)).hasSize(1);
    }
}
