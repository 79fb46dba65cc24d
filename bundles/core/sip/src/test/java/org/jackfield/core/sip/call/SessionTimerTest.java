package org.jackfield.core.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipRequest;
import org.junit.jupiter.api.Test;

class SessionTimerTest {

    private static SipRequest invite(String expires, String supported) {
        return new SipRequest("INVITE", SipAddress.NONE,
                Map.of("session-expires", List.of(expires), "supported", List.of(supported)),
                List.of(), new InetSocketAddress(1), "udp");
    }

    @Test
    void theCallerRefreshesIfItCanAndDoesNotAskUsTo() {
        SessionTimer timer = SessionTimer.agree(invite("1800", "100rel, timer")).orElseThrow();

        assertThat(timer.written()).isEqualTo("1800;refresher=uac");
        assertThat(timer.actsAfter()).isEqualTo(1768);
    }

    @Test
    void weRefreshIfAskedToOrIfTheCallerCannot() {
        assertThat(SessionTimer.agree(invite("1800; refresher=UAS", "timer")).orElseThrow().written())
                .isEqualTo("1800;refresher=uas");
        assertThat(SessionTimer.agree(invite("1800", "100rel")).orElseThrow().weRefresh()).isTrue();
    }

    @Test
    void aShortSessionIsEndedByAThirdOfItBeforeItsEnd() {
        assertThat(SessionTimer.agree(invite("90", "timer")).orElseThrow().actsAfter()).isEqualTo(60);
    }

    @Test
    void whatIsNoNumberAsksForNothing() {
        assertThat(SessionTimer.agree(invite("soon", "timer"))).isEmpty();
        assertThat(SessionTimer.tooShort(invite("89", "timer"))).isTrue();
        assertThat(SessionTimer.tooShort(invite("89", ""))).isFalse();
    }
}
