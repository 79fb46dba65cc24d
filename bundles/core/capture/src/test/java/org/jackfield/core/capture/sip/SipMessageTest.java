package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.sip.SipAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {

    private static final String INVITE = """
            INVITE sip:1002@pbx.example SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKabc;rport, SIP/2.0/UDP 192.0.2.9
            f: "Smith, \\"Jo\\" <x>" <sip:1001;phone=1@pbx.example:5070>;tag=aaa
            To: <sip:1002@PBX.example>
            i: one@192.0.2.1
            CSeq: 17 INVITE
            Subject: folded
              over two lines
            Content-Type: application/SDP; charset=utf-8
            Content-Length: 5

            v=0
            behind the body
            """.replace("\n", "\r\n");

    @Test
    void aRequestIsRead() throws MalformedSipException {
        SipMessage invite = read(INVITE);

        assertThat(invite.isRequest()).isTrue();
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.requestUri()).isEqualTo("sip:1002@pbx.example");
        assertThat(invite.callId()).isEqualTo("one@192.0.2.1");
        assertThat(invite.sequence()).isEqualTo(17);
        assertThat(invite.branch()).isEqualTo("z9hG4bKabc");
        assertThat(invite.field("subject")).isEqualTo("folded over two lines");
        assertThat(invite.contentType()).isEqualTo("application/sdp");
        assertThat(new String(invite.body(), UTF_8)).isEqualTo("v=0\r\n");
        assertThat(invite.from()).isEqualTo(new SipAddress(
                "Smith, \"Jo\" <x>", "sip:1001;phone=1@pbx.example:5070", "1001", "pbx.example", Map.of("tag", "aaa")));
        assertThat(invite.to()).isEqualTo(
                new SipAddress("", "sip:1002@PBX.example", "1002", "pbx.example", Map.of()));
        assertThat(invite.address("p-asserted-identity")).isEqualTo(SipAddress.NONE);
    }

    @Test
    void aResponseTellsTheMethodItAnswers() throws MalformedSipException {
        SipMessage ringing = read(
                "SIP/2.0 180 Ringing\nv: x\nFrom: sip:a@b;tag=1\nTo: sip:c@d;tag=2\nCall-ID: 3\nCSeq: 4 INVITE\n\n");

        assertThat(ringing.isRequest()).isFalse();
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.method()).isEqualTo("INVITE");
        assertThat(ringing.from().tag()).isEqualTo("1");
        assertThat(ringing.to().tag()).isEqualTo("2");
        assertThat(ringing.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <sip:%2B44123@example.com;user=phone>;tag=x | +44123 | example.com
            sip:1001@[2001:DB8::1]:5060;tag=x           | 1001   | 2001:db8::1
            tel:+441234;phone-context=x                 | +441234 | ''
            <sips:example.com>                          | ''     | example.com
            Jo <sip:jo:secret@example.com>              | jo     | example.com
            <sip:100%@example.com>                      | 100%   | example.com
            """)
    void addressesHaveUserAndHost(String value, String user, String host) {
        SipAddress address = SipAddress.parse(value);

        assertThat(address.user()).isEqualTo(user);
        assertThat(address.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\r\n\r\n", "hello", "INVITE sip:a@b SIP/2.0\r\n\r\n",
        "INVITE sip:a@b SIP/3.0\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n",
        "INVITE sip:a@b SIP/2.0\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 BYE\r\n\r\n",
        "INVITE sip:a@b SIP/2.0\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCall-ID: d\r\nCSeq: 1 INVITE\r\n\r\n",
        "INVITE sip:a@b SIP/2.0\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 99999999999 INVITE\r\n\r\n",
        "SIP/2.0 99 x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n"
    })
    void whatCannotBeFollowedIsMalformed(String text) {
        assertThatExceptionOfType(MalformedSipException.class).isThrownBy(() -> read(text));
    }

    @Property(tries = 5000)
    void noChangeOfAMessageDoesHarm(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int changes) {
        byte[] bytes = INVITE.getBytes(UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(bytes.length + 1);
        try {
            SipMessage message = SipMessage.read(bytes, 0, length);
            assertThat(message.callId()).isNotEmpty();
            assertThat(message.body().length).isLessThanOrEqualTo(length);
        } catch (MalformedSipException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static SipMessage read(String text) throws MalformedSipException {
        byte[] bytes = text.getBytes(UTF_8);
        return SipMessage.read(bytes, 0, bytes.length);
    }
}
