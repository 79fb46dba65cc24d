package org.jackfield.api.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtcpPacketTest {

    private static final String REPORT = "81c9000700000001" + "00000002" + "40fffffe" + "00010005" + "00000011" + "0".repeat(16);
    private static final String NAME = "81ca0004" + "00000001" + "0205416c696365" + "0000" + "000000";
    private static final String CNAME = "81ca0003" + "00000001" + "0103" + "614062" + "000000";
    private static final String BYE = "82cb000400000001000000020362796500000000";

    private final RtcpPacket rtcp = new RtcpPacket();

    @Test
    void readsWhatARealTelephoneSent() {
        byte[] report = Captures.read("sip-registrations-and-calls.pcap", udp -> udp.destinationPort() == 40393)
                .getFirst()
                .payload();

        assertThat(rtcp.wrap(report, 0, report.length)).isEqualTo(PacketFault.NONE);

        assertThat(rtcp.next()).isTrue();
        assertThat(rtcp.type()).isEqualTo(RtcpPacket.SENDER_REPORT);
        assertThat(rtcp.ssrc()).isEqualTo(932629361L);
        assertThat(rtcp.packetsSent()).isEqualTo(9);
        assertThat(rtcp.octetsSent()).isEqualTo(0x60c);
        assertThat(rtcp.rtpTimestamp()).isEqualTo(0x24c3);
        assertThat(rtcp.ntpTime() >>> 32).isEqualTo(0x42c907caL);
        assertThat(rtcp.next()).isTrue();
        assertThat(rtcp.type()).isEqualTo(RtcpPacket.SOURCE_DESCRIPTION);
        assertThat(rtcp.canonicalName()).hasValueSatisfying(name -> assertThat(name).startsWith("11894297-4"));
        assertThat(rtcp.next()).isTrue();
        assertThat(rtcp.type()).isEqualTo(RtcpPacket.BYE);
        assertThat(rtcp.leaving(0)).isEqualTo(932629361L);
        assertThat(rtcp.next()).isFalse();
    }

    @Test
    void readsReportsAndNames() {
        assertThat(wrap(REPORT + CNAME + BYE)).isEqualTo(PacketFault.NONE);

        rtcp.next();
        assertThat(rtcp.count()).isEqualTo(1);
        assertThat(rtcp.reportedSsrc(0)).isEqualTo(2);
        assertThat(rtcp.fractionLost(0)).isEqualTo(0x40);
        assertThat(rtcp.packetsLost(0)).isEqualTo(-2);
        assertThat(rtcp.highestSequence(0)).isEqualTo(0x10005);
        assertThat(rtcp.jitter(0)).isEqualTo(17);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> rtcp.jitter(1));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(rtcp::canonicalName);
        rtcp.next();
        assertThat(rtcp.canonicalName()).contains("a@b");
        rtcp.next();
        assertThat(rtcp.leaving(1)).isEqualTo(2);
    }

    @Test
    void aDescriptionWithoutCanonicalNameHasNone() {
        assertThat(wrap(NAME)).isEqualTo(PacketFault.NONE);
        rtcp.next();
        assertThat(rtcp.canonicalName()).isEqualTo(Optional.empty());
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(wrap("80c90000")).isEqualTo(PacketFault.TRUNCATED);
        assertThat(wrap("40c9000100000001")).isEqualTo(PacketFault.VERSION);
        assertThat(wrap("80c00001" + "00000001")).isEqualTo(PacketFault.RTCP_TYPE);
        assertThat(wrap("80c9000200000001")).isEqualTo(PacketFault.RTCP_LENGTH);
        assertThat(wrap("81c9000100000001")).isEqualTo(PacketFault.RTCP_LENGTH);
        assertThat(wrap(REPORT + "80cb")).isEqualTo(PacketFault.RTCP_LENGTH);
        assertThat(wrap("a0c9000200000001" + "00000000")).isEqualTo(PacketFault.PADDING);
        assertThat(wrap("a0c9000200000001" + "00000004")).isEqualTo(PacketFault.NONE);
        assertThat(wrap("a0c9000200000001" + "00000004" + CNAME)).isEqualTo(PacketFault.PADDING);
        assertThat(rtcp.next()).isFalse();
    }

    @Property
    void noOctetsMakeItStumble(@ForAll @Size(max = 200) byte[] octets) {
        readAll(octets);
    }

    @Property
    void noChangedOctetMakesItStumble(@ForAll @IntRange(max = 75) int at, @ForAll byte value, @ForAll @IntRange(max = 75) int at2,
            @ForAll byte value2) {
        byte[] octets = HexFormat.of().parseHex(REPORT + CNAME + BYE + NAME);
        octets[at % octets.length] = value;
        octets[at2 % octets.length] = value2;
        readAll(octets);
    }

    private void readAll(byte[] octets) {
        if (rtcp.wrap(octets, 0, octets.length) != PacketFault.NONE) {
            assertThat(rtcp.next()).isFalse();
            return;
        }
        int parts = 0;
        while (rtcp.next()) {
            parts++;
            rtcp.ssrc();
            for (int i = 0; i < rtcp.count(); i++) {
                switch (rtcp.type()) {
                    case RtcpPacket.SENDER_REPORT -> rtcp.jitter(i);
                    case RtcpPacket.RECEIVER_REPORT -> rtcp.highestSequence(i);
                    case RtcpPacket.BYE -> rtcp.leaving(i);
                    case RtcpPacket.SOURCE_DESCRIPTION -> rtcp.canonicalName();
                    default -> { }
                }
            }
        }
        assertThat(parts).isBetween(1, octets.length / 4);
    }

    private PacketFault wrap(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        return rtcp.wrap(octets, 0, octets.length);
    }
}
