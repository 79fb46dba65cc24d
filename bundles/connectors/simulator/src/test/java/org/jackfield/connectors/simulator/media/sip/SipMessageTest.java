package org.jackfield.connectors.simulator.media.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SipMessageTest {

    private static final SipName ALICE = new SipName("Alice", "1001", "127.0.0.1", 5060);
    private static final SipName BOB = new SipName("Bob \"B\"\r\nX: y", "1002", "127.0.0.2", 5060);

    private static String invitation() {
        return new SipEnd("id@127.0.0.1", ALICE, BOB, new Random(1)).request("INVITE", ALICE, "v=0\r\n");
    }

    private static SipMessage parse(String text) {
        return SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAnEndWritesIsRead() {
        SipMessage message = parse(invitation());
        assertThat(message.requests("INVITE")).isTrue();
        assertThat(message.callId()).isEqualTo("id@127.0.0.1");
        assertThat(message.tag("to")).isEmpty();
        assertThat(message.body()).isEqualTo("v=0\r\n");
        assertThat(message.field("p-asserted-identity")).isEqualTo("\"Alice\" <sip:1001@127.0.0.1>");
    }

    @Test
    void aNameStaysWithinItsQuotes() {
        assertThat(parse(invitation()).field("to")).isEqualTo("\"Bob BX: y\" <sip:1002@127.0.0.2>");
        assertThat(invitation()).doesNotContain("\nX:");
    }

    @Test
    void anAnswerHasTheTagOfWhoeverGivesIt() {
        SipEnd bob = new SipEnd("id@127.0.0.1", BOB, ALICE, new Random(2));
        SipMessage answer = parse(bob.response(parse(invitation()), 200, "OK", ""));
        assertThat(answer.answers("INVITE")).isTrue();
        assertThat(answer.tag("to")).isNotEmpty();
        assertThat(answer.sequence()).isEqualTo(parse(invitation()).sequence());
    }

    @Test
    void whoeverWithholdsHisNumberIsAnonymous() {
        SipName nobody = new SipName("", "", "127.0.0.1", 5060);
        assertThat(nobody.address()).isEqualTo("\"Anonymous\" <sip:anonymous@anonymous.invalid>");
    }

    @Property
    void aDamagedMessageIsReadOrRefusedAndNothingElse(@ForAll @IntRange(min = 0, max = 600) int at, @ForAll byte octet,
            @ForAll @IntRange(min = 0, max = 700) int length) {
        byte[] octets = invitation().getBytes(StandardCharsets.UTF_8);
        octets[at % octets.length] = octet;
        SipMessage message = SipMessage.parse(java.util.Arrays.copyOf(octets, Math.min(length, octets.length)));
        if (message != null) {
            assertThat(message.callId()).isNotNull();
            assertThat(message.sequence()).isNotNegative();
        }
    }
}
