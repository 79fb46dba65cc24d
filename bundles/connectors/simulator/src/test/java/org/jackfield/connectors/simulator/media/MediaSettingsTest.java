package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaSettingsTest {

    @Test
    void isReadAsItIsWritten() {
        MediaSettings settings = MediaSettings.of("127.20", 5060, "16384 - 32767", "127.0.0.1:37008", "127.20.0.2:5060");
        assertThat(settings.firstRtpPort()).isEqualTo(16_384);
        assertThat(settings.lastRtpPort()).isEqualTo(32_767);
        assertThat(settings.mirror().getPort()).isEqualTo(37_008);
        assertThat(settings.recorder().getHostString()).isEqualTo("127.20.0.2");
        MediaSettings without = MediaSettings.of("127.20", 5060, "16384-32767", "", "");
        assertThat(without.mirror()).isNull();
        assertThat(without.recorder()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"192.168,5060,16384-32767,,mediaNetwork", "127.256,5060,16384-32767,,mediaNetwork", "127.20,0,16384-32767,,sipPort",
            "127.20,5060,16384,,rtpPorts", "127.20,5060,a-b,,rtpPorts", "127.20,5060,80-32767,,rtpPorts",
            "127.20,5060,16384-32767,host,mirrorTo", "127.20,5060,16384-32767,127.0.0.1:x,mirrorTo"})
    void whatMakesNoSenseIsNamed(String network, int sipPort, String rtpPorts, String mirror, String named) {
        assertThatThrownBy(() -> MediaSettings.of(network, sipPort, rtpPorts, mirror == null ? "" : mirror, ""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(named);
    }

    @Test
    void aRecorderWithoutAPortIsNamed() {
        assertThatThrownBy(() -> MediaSettings.of("127.20", 5060, "16384-32767", "", "127.20.0.2"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("recorderAt");
    }

    @Test
    void everyTelephoneOfTheLargestOfficeHasAnAddressOfItsOwn() {
        AddressPlan plan = new AddressPlan("127.20");
        Set<String> addresses = new HashSet<>(Set.of(plan.system().getHostAddress()));
        IntStream.range(1000, 1602).forEach(extension ->
                assertThat(addresses.add(plan.telephone(String.valueOf(extension)).getHostAddress())).isTrue());
        assertThat(plan.telephone("1001").getHostAddress()).isEqualTo("127.20.10.1");
        assertThat(plan.telephone("1000").getHostAddress()).isEqualTo("127.20.10.100");
    }
}
