package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.route.PortPreset;
import org.jackfield.core.capture.route.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libpcap makes of the filter. */
class PacketFilterTest {

    @TempDir
    private Path folder;

    @Test
    void audioAndSignallingPassTaggedOrNot() throws IOException {
        CaptureSettings settings = settings(List.of(new PortRange(4000, 4099)));
        for (int tag : new int[] {-1, 42}) {
            Wire wire = new Wire().vlan(tag).rtp("10.0.0.1:4000", "10.0.0.2:9000", 8, 1, 1)
                    .rtp("10.0.0.2:9000", "10.0.0.1:4099", 8, 1, 1)
                    .rtp("[2001:db8::1]:4000", "[2001:db8::2]:4000", 8, 1, 1)
                    .udp("10.0.0.1:5060", "10.0.0.2:5060", "OPTIONS")
                    .tcp("10.0.0.1:40000", "10.0.0.2:5060", 1, false, "OPTIONS");
            assertThat(passing(settings, wire)).as("tag %d", tag).isEqualTo(5);
        }
    }

    @Test
    void everyFragmentPasses() throws IOException {
        assertThat(passing(settings(List.of(new PortRange(1, 2))),
                new Wire().mtu(600).udp("10.0.0.1:5060", "10.0.0.2:5060", new byte[2000]))).isEqualTo(4);
    }

    @Test
    void allElseStaysInTheKernel() throws IOException {
        Wire others = new Wire().rtp("10.0.0.1:7000", "10.0.0.2:9000", 8, 1, 1)
                .tcp("10.0.0.1:40000", "10.0.0.2:443", 1, false, "x");
        assertThat(passing(settings(List.of(new PortRange(4000, 4099))), others)).isZero();
    }

    @Test
    void theFilterOfEachPresetIsUnderstood() throws IOException {
        for (PortPreset preset : PortPreset.values()) {
            assertThat(passing(settings(preset.ranges()), new Wire().rtp("10.0.0.1:10004", "10.0.0.2:6004", 8, 1, 1)))
                    .as("%s", preset).isEqualTo(1);
        }
    }

    private int passing(CaptureSettings settings, Wire wire) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(1 << 16);
        file.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        byte[] frame = new byte[2048];
        for (int length = wire.read(frame, 0, 2048); length > 0; length = wire.read(frame, 0, 2048)) {
            file.putInt(1).putInt(2).putInt(length).putInt(length).put(frame, 0, length);
        }
        Path path = Files.write(folder.resolve("wire.pcap"), Arrays.copyOf(file.array(), file.position()));
        int passed = 0;
        try (PacketSource source = PcapSource.file(path, PacketFilter.of(settings).getFirst())) {
            while (source.read(frame, 0, 2048) > 0) {
                passed++;
            }
        }
        return passed;
    }

    private static CaptureSettings settings(List<PortRange> ranges) {
        return new CaptureSettings(List.of(), "", List.of(), ranges, List.of(5060), List.of(), 8, "");
    }
}
