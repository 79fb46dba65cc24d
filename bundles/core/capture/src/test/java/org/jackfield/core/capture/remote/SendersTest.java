package org.jackfield.core.capture.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendersTest {

    private static boolean allowed(String senders, String address) {
        return Senders.parse(senders).allow(InetAddress.ofLiteral(address));
    }

    @Test
    void nobodyMaySendUnlessNamed() {
        assertThat(allowed("", "127.0.0.1")).isFalse();
        assertThat(allowed("192.0.2.7", "192.0.2.7")).isTrue();
        assertThat(allowed("192.0.2.7", "192.0.2.8")).isFalse();
    }

    @Test
    void aNetworkIsAllThatShareItsPrefix() {
        String senders = " 192.0.2.7,198.51.100.64/26 2001:db8:1:2::/63 ";
        assertThat(allowed(senders, "198.51.100.127")).isTrue();
        assertThat(allowed(senders, "198.51.100.128")).isFalse();
        assertThat(allowed(senders, "2001:db8:1:3::9")).isTrue();
        assertThat(allowed(senders, "2001:db8:1:4::9")).isFalse();
        assertThat(allowed("0.0.0.0/0", "203.0.113.9")).isTrue();
        assertThat(allowed("0.0.0.0/0", "::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"switch1", "192.0.2.300", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/x", "/24", "2001:db8::/129"})
    void whatIsNoAddressIsNamed(String wrong) {
        assertThatThrownBy(() -> Senders.parse("192.0.2.1, " + wrong))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("capture.sender");
                    assertThat(e.problem().input()).isEqualTo(wrong);
                });
    }
}
