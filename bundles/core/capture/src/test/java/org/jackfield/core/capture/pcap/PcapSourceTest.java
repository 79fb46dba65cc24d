package org.jackfield.core.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.PacketSource;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.net.FrameReader;
import org.jackfield.core.capture.net.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class PcapSourceTest {

    private final byte[] buffer = new byte[2048];

    @Test
    void whatPassesALiveInterfaceIsReadWholeAndCounted() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket receiver = new DatagramSocket(0, here); DatagramSocket sender = new DatagramSocket(0, here);
                PacketSource source = PcapSource.live("lo", "udp and dst port " + receiver.getLocalPort(), 16)) {
            int packets = 5000;
            for (int i = 0; i < packets; i++) {
                byte[] payload = ByteBuffer.allocate(172).putInt(i).array();
                sender.send(new DatagramPacket(payload, payload.length, here, receiver.getLocalPort()));
            }

            BitSet seen = new BitSet();
            Frame frame = new Frame();
            while (seen.cardinality() < packets) {
                int length = source.read(buffer, 0, buffer.length);
                if (length > 0) {
                    assertThat(FrameReader.read(source.linkType(), buffer, 0, length, frame)).isEqualTo(Frame.Kind.UDP);
                    assertThat(frame.payloadLength()).isEqualTo(172);
                    assertThat(source.wireLength()).isEqualTo(14 + 20 + 8 + 172);
                    seen.set(ByteBuffer.wrap(buffer, frame.payload(), 4).getInt());
                }
            }

            assertThat(source.read(buffer, 0, buffer.length)).isEqualTo(PacketSource.NOTHING);
            assertThat(source.counters()).isEqualTo(new PacketSource.Counters(packets, 0, 0));
        }
    }

    /** The loopback interface hands every packet over on its way out and on its way in, of which libpcap shows one. */
    @Test
    void whatFitsNowhereIsCountedAsDropped() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket receiver = new DatagramSocket(0, here); DatagramSocket sender = new DatagramSocket(0, here);
                PacketSource source = PcapSource.live("lo", "udp and dst port " + receiver.getLocalPort(), 1)) {
            byte[] payload = new byte[1400];
            int packets = 5000;
            for (int i = 0; i < packets; i++) {
                sender.send(new DatagramPacket(payload, payload.length, here, receiver.getLocalPort()));
            }

            long read = 0;
            while (source.read(buffer, 0, buffer.length) > 0) {
                read++;
            }

            assertThat(read).isLessThan(packets);
            assertThat(source.counters().dropped()).isBetween(packets - read, 2 * (packets - read));
        }
    }

    @Test
    void aStoppedSourceEnds() {
        try (PacketSource source = PcapSource.live("lo", "udp port 9", 1)) {
            source.stop();

            assertThat(source.read(buffer, 0, buffer.length)).isEqualTo(PacketSource.END);
        }
    }

    @Test
    void aCaptureFileIsReadToItsEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("two.pcap");
        Files.write(file, captureFile(new byte[60], new byte[100]));
        try (PacketSource source = PcapSource.file(file, "")) {
            assertThat(source.linkType()).isEqualTo(LinkType.ETHERNET);
            assertThat(source.read(buffer, 0, buffer.length)).isEqualTo(60);
            assertThat(source.timeNanos()).isEqualTo(1_000_000_500_000L);
            assertThat(source.read(buffer, 5, 20)).as("cut to the room").isEqualTo(20);
            assertThat(source.wireLength()).isEqualTo(100);
            assertThat(source.read(buffer, 0, buffer.length)).isEqualTo(PacketSource.END);
            assertThat(source.counters().read()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsSaidToBeDamaged(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cut.pcap");
        byte[] whole = captureFile(new byte[60]);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        try (PacketSource source = PcapSource.file(file, "")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> source.read(buffer, 0, buffer.length))
                    .satisfies(e -> assertThat(e.problem().input()).isEqualTo(file.toString()));
        }
    }

    @Test
    void whatIsNoCaptureFileIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.pcap"), "this is something else altogether");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PcapSource.file(file, ""))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("capture.bad-file"));
    }

    @Test
    void anInterfaceThatIsNotThereIsNamed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PcapSource.live("no-such0", "", 1))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("capture.not-opened");
                    assertThat(e.problem().input()).isEqualTo("no-such0");
                });
        assertThat(PcapSource.devices()).contains("lo");
    }

    @Test
    void aWrongFilterIsNamed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PcapSource.live("lo", "udp and port", 1))
                .satisfies(e -> assertThat(e.problem().input()).isEqualTo("udp and port"));
    }

    /** The classic format: a header for the file and one for each packet, all a second apart. */
    private static byte[] captureFile(byte[]... packets) {
        ByteBuffer file = ByteBuffer.allocate(4096);
        file.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        for (int i = 0; i < packets.length; i++) {
            file.putInt(1000 + i).putInt(500).putInt(packets[i].length).putInt(packets[i].length).put(packets[i]);
        }
        return Arrays.copyOf(file.array(), file.position());
    }
}
