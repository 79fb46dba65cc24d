package org.jackfield.core.sip.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages in torture.txt, each with what is to become of it, and bytes at random. */
class MessageRulesTest {

    private static final String GOOD = """
            INVITE sip:record@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKabc
            Max-Forwards: 70
            From: "Bob" <sip:1001@192.0.2.9>;tag=f
            To: <sip:record@192.0.2.1>
            Call-ID: c@192.0.2.9
            CSeq: 1 INVITE
            Contact: <sip:1001@192.0.2.9>
            Content-Length: 0

            """.replace("\n", "\r\n");

    /** A case of torture.txt. */
    record Case(String name, boolean taken, byte[] message) {
        @Override
        public String toString() {
            return name + (taken ? " is taken" : " is refused");
        }
    }

    static Stream<Case> torture() throws IOException {
        try (var in = MessageRulesTest.class.getResourceAsStream("torture.txt")) {
            return Stream.of(new String(in.readAllBytes(), UTF_8).split("(?m)^=== "))
                    .filter(part -> !part.isBlank() && !part.startsWith("#"))
                    .map(MessageRulesTest::one);
        }
    }

    private static Case one(String part) {
        int line = part.indexOf('\n');
        String[] title = part.substring(0, line).split(": ", 2);
        String message = part.substring(line + 1)
                .replace("\n", "\r\n").replace("{nul}", "\0").replace("{long}", "x".repeat(5000));
        return new Case(title[1], title[0].equals("take"), message.getBytes(UTF_8));
    }

    private static void check(byte[] message) throws MalformedSipException {
        MessageHead head = MessageHead.read(message);
        MessageRules.check(head, message.length - head.length());
    }

    @ParameterizedTest
    @MethodSource
    void torture(Case each) throws MalformedSipException {
        if (each.taken()) {
            check(each.message());
        } else {
            assertThatExceptionOfType(MalformedSipException.class).isThrownBy(() -> check(each.message()));
        }
    }

    @Test
    void foldedLinesAndCompactNamesAreOneFieldEach() throws MalformedSipException {
        MessageHead head = MessageHead.read("OPTIONS sip:a@b SIP/2.0\r\ni: x\r\nSubject: one\r\n  two\r\n\r\n".getBytes(UTF_8));

        assertThat(head.values("call-id")).containsExactly("x");
        assertThat(head.values("subject")).containsExactly("one two");
    }

    @Property
    void noBytesDoHarm(@ForAll byte[] bytes) {
        try {
            check(bytes);
        } catch (MalformedSipException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Property(tries = 2000)
    void noMutationDoesHarm(@ForAll long seed) {
        byte[] message = GOOD.getBytes(UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        }
        noBytesDoHarm(message);
    }

    @Test
    void aGoodMessageIsGood() throws MalformedSipException {
        check(GOOD.getBytes(UTF_8));
    }
}
