package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jackfield.api.rtp.RtcpPacket;
import org.jackfield.api.rtp.PacketFault;
import org.jackfield.connectors.simulator.media.voice.KeyPress;
import org.jackfield.connectors.simulator.media.voice.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtpStreamTest {

    private final List<byte[]> audio = new ArrayList<>();
    private final List<byte[]> reports = new ArrayList<>();
    private Wires wires;
    private RtpStream stream;

    @BeforeEach
    void open() throws IOException {
        wires = new Wires(null, null);
        stream = new RtpStream(socket(new ArrayList<>()), socket(new ArrayList<>()), "1001@127.0.0.1", new Random(1));
        stream.sendTo(socket(audio).address(), socket(reports).address(), Law.PCMA, 101);
    }

    private MediaSocket socket(List<byte[]> received) throws IOException {
        return new MediaSocket(wires, new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()), (datagram, from) -> {
            byte[] octets = new byte[datagram.remaining()];
            datagram.get(octets);
            received.add(octets);
        });
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        wires.close();
    }

    @Test
    void aReportCountsWhatWasSentAndNamesItsSource() throws IOException {
        Instant now = Instant.parse("2026-04-01T09:00:00.500Z");
        stream.silence();
        stream.silence();
        stream.report(now);
        wires.await(0);
        RtcpPacket packet = new RtcpPacket();
        assertThat(packet.wrap(reports.getFirst(), 0, reports.getFirst().length)).isEqualTo(PacketFault.NONE);
        ByteBuffer report = ByteBuffer.wrap(reports.getFirst());
        assertThat(report.getInt(4)).isEqualTo(ByteBuffer.wrap(audio.getFirst()).getInt(8));
        assertThat(report.getInt(8) & 0xFFFF_FFFFL).isEqualTo(now.getEpochSecond() + 2_208_988_800L);
        assertThat(report.getInt(12)).isEqualTo(0x8000_0000);
        assertThat(report.getInt(16)).isEqualTo(ByteBuffer.wrap(audio.getLast()).getInt(4) + 160);
        assertThat(report.getInt(20)).isEqualTo(2);
        assertThat(report.getInt(24)).isEqualTo(320);
        assertThat(new String(reports.getFirst())).contains("1001@127.0.0.1");
        assertThat(reports.getFirst().length % 4).isZero();
    }

    @Test
    void whoHasSaidNothingReportsNothing() throws IOException {
        stream.pass();
        stream.report(Instant.EPOCH);
        stream.bye(Instant.EPOCH);
        wires.await(0);
        assertThat(reports).isEmpty();
    }

    @Test
    void afterAPauseTheTimestampHasGoneOnAndTheMarkerIsSet() throws IOException {
        stream.silence();
        stream.pass();
        stream.pass();
        stream.silence();
        wires.await(0);
        ByteBuffer first = ByteBuffer.wrap(audio.get(0));
        ByteBuffer second = ByteBuffer.wrap(audio.get(1));
        assertThat(second.getInt(4) - first.getInt(4)).isEqualTo(3 * 160);
        assertThat(second.getShort(2)).isEqualTo((short) (first.getShort(2) + 1));
        assertThat(second.get(1)).isEqualTo((byte) (0x80 | 8));
    }

    @Test
    void aKeyWhereNoneAreTakenIsSilence() throws IOException {
        stream.sendTo(socket(audio).address(), socket(reports).address(), Law.PCMU, 0);
        for (int frame = 0; frame < KeyPress.FRAMES; frame++) {
            stream.key('5', frame);
        }
        wires.await(0);
        assertThat(audio).hasSize(KeyPress.FRAMES).allMatch(packet -> (packet[1] & 0x7F) == 0 && packet[20] == (byte) 0xFF);
    }
}
