package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.route.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureSettingsTest {

    @Test
    void whatIsWrittenCarelesslyIsTidied() {
        CaptureSettings settings = new CaptureSettings(List.of(" eth1 ", "eth1", ""), " [::]:37008 ", List.of("10.0.0.0/8 "),
                List.of(PortRange.parse(" 6004 - 6261 "), PortRange.parse("5004")), List.of(5060, 5060), List.of(" 10.0.0.9"), 64, null);

        assertThat(settings.interfaces()).containsExactly("eth1");
        assertThat(settings.portRanges()).containsExactly(new PortRange(6004, 6261), new PortRange(5004, 5004));
        assertThat(settings.signallingPorts()).containsExactly(5060);
        assertThat(settings.phoneSystems()).containsExactly("10.0.0.9");
        assertThat(settings.remoteAddress()).get().satisfies(address -> assertThat(address.getPort()).isEqualTo(37008));
        assertThat(settings.replayFolder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eth1; rm -rf | ''            | 10.0.0.9 | 5060  | 64   | capture.interface-name
            eth1         | ''            | pbx      | 5060  | 64   | capture.phone-system
            eth1         | ''            | 10.0.0.9 | 0     | 64   | capture.signalling-port
            eth1         | ''            | 10.0.0.9 | 5060  | 0    | capture.buffer
            eth1         | ''            | 10.0.0.9 | 5060  | 1025 | capture.buffer
            eth1         | 37008         | 10.0.0.9 | 5060  | 64   | capture.remote
            eth1         | here:37008    | 10.0.0.9 | 5060  | 64   | capture.remote
            eth1         | 0.0.0.0:70000 | 10.0.0.9 | 5060  | 64   | capture.remote
            """)
    void whatNothingCanBeCapturedWithIsNamed(String adapter, String remote, String phoneSystem, int port, int buffer, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CaptureSettings(List.of(adapter), remote, List.of("10.0.0.0/8"), List.of(), List.of(port),
                        List.of(phoneSystem), buffer, ""))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aRemotePortThatNobodyMaySendToIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CaptureSettings(List.of(), "0.0.0.0:37008", List.of(), List.of(), List.of(5060), List.of(), 64, ""))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("capture.remote-senders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "6000-", "7000-6000", "0-5", "1-65536", "1-2-3"})
    void whatIsNoRangeOfPortsIsNamed(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PortRange.parse(text))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("capture.port-range"));
    }
}
