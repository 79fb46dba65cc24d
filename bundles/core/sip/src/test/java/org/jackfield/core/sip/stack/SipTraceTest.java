package org.jackfield.core.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipTraceTest {

    @Test
    void aMessageIsShownWithoutItsBody() {
        assertThat(SipTrace.shown("INFO sip:1001@pbx SIP/2.0\r\nCSeq: 2 INFO\r\n\r\nSignal=4\r\n"))
                .isEqualTo("INFO sip:1001@pbx SIP/2.0\nCSeq: 2 INFO\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Authorization: Digest username=\"1001\", response=\"s3cret\"",
        "Proxy-Authorization: Basic s3cret",
        "authorization:s3cret",
        "Contact: <sip:1001:s3cret@192.0.2.1:5060>",
        "To: <SIPS:1001:s3cret;x@192.0.2.1>",
        "REGISTER sip:1001:s3cret@pbx SIP/2.0"
    })
    void whatALogInIsMadeOfIsNotShown(String line) {
        assertThat(SipTrace.shown(line)).doesNotContain("s3cret");
    }

    @Test
    void anAddressWithAPortIsShownAsItIs() {
        String line = "Contact: <sip:1001@192.0.2.1:5060>, <sip:192.0.2.1:5060;user=a@b>";

        assertThat(SipTrace.shown(line)).contains("<sip:1001@192.0.2.1:5060>");
    }
}
