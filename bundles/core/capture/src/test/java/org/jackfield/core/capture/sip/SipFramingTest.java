package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SipFramingTest {

    private static final SipTalk TALK = new SipTalk("c", "1001", "1002");
    private static final String INVITE = TALK.byCaller("INVITE", 1, "", SipTalk.sdp("10.0.0.1", 4000, "8"));
    private static final String RINGING = TALK.toCaller(180, "INVITE", 1, "t", "");

    private final List<String> found = new ArrayList<>();
    private final SipFraming framing =
            new SipFraming((bytes, offset, length) -> found.add(new String(bytes, offset, length, UTF_8)));

    @Property(tries = 300)
    void messagesAreFoundHoweverTheyAreCut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int most) {
        Random random = new Random(seed);
        found.clear();
        byte[] bytes = (INVITE + "\r\n\r\n" + RINGING + INVITE + RINGING).getBytes(UTF_8);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(most));
            framing.add(bytes, at, length);
            at += length;
        }

        assertThat(found).containsExactly(INVITE, RINGING, INVITE, RINGING);
        assertThat(framing.skipped()).isZero();
        assertThat(framing.held()).isZero();
    }

    @Test
    void whatIsNoMessageIsSteppedOver() {
        add("half of a body\r\na=sendrecv\r\nMORE OF IT\r\n" + RINGING + "GARBAGE\r\n\r\n" + INVITE);

        assertThat(found).containsExactly(RINGING, INVITE);
        assertThat(framing.skipped()).isGreaterThan(30);
    }

    @Test
    void afterAGapTheNextMessageIsFound() {
        add(INVITE.substring(0, 100));
        framing.gap();
        add(INVITE.substring(200) + RINGING);

        assertThat(found).containsExactly(RINGING);
    }

    @Test
    void aMessageLongerThanAnyIsLeftOut() {
        add(INVITE.replaceFirst("Content-Length: \\d+", "Content-Length: 70000") + RINGING);
        assertThat(found).containsExactly(RINGING);

        add("INVITE sip:x SIP/2.0\r\n" + "X".repeat(200_000) + "\r\n" + RINGING);
        assertThat(found).containsExactly(RINGING, RINGING);
    }

    @Property(tries = 500)
    void anyBytesAreHeldWithinBounds(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = switch (random.nextInt(3)) {
                case 0 -> INVITE.substring(random.nextInt(INVITE.length())).getBytes(UTF_8);
                case 1 -> RINGING.getBytes(UTF_8);
                default -> new byte[random.nextInt(9000)];
            };
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            framing.add(bytes, 0, bytes.length);
            assertThat(framing.held()).isBetween(0, SipFraming.LARGEST);
        }
        framing.gap();
        add(RINGING);
        assertThat(found).last().isEqualTo(RINGING);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        framing.add(bytes, 0, bytes.length);
    }
}
