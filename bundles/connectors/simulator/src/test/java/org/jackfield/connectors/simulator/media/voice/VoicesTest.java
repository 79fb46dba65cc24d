package org.jackfield.connectors.simulator.media.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoicesTest {

    private static final int TEN_MINUTES = 30_000;

    private final Voices voices = new Voices();

    @ParameterizedTest
    @EnumSource(names = {"INBOUND", "OUTBOUND", "INTERNAL"})
    void peopleTalkForAsLongAsTheCallLasts(TalkKind kind) {
        for (int seed = 0; seed < 6; seed++) {
            Talk talk = voices.talk(kind, seed, 2);
            int spoken = 0;
            Set<Integer> speakers = new HashSet<>();
            for (int i = 0; i < TEN_MINUTES; i++) {
                talk.next();
                spoken += talk.isSound() ? 1 : 0;
                speakers.add(talk.speaker());
            }
            assertThat(spoken).isGreaterThan(TEN_MINUTES * 3 / 4);
            assertThat(speakers).containsExactlyInAnyOrder(-1, 0, 1);
        }
    }

    @Test
    void callsOfOtherSeedsAreOthers() {
        assertThat(begin(0)).isNotSameAs(begin(1));
        assertThat(begin(0)).isSameAs(begin(2));
    }

    private Sound begin(int seed) {
        Talk talk = voices.talk(TalkKind.INBOUND, seed, 2);
        talk.next();
        return talk.sound();
    }

    @Test
    void inAConferenceEverybodySpeaks() {
        Talk talk = voices.talk(TalkKind.INBOUND, 0, 4);
        Set<Integer> speakers = new HashSet<>();
        for (int i = 0; i < TEN_MINUTES; i++) {
            talk.next();
            speakers.add(talk.speaker());
        }
        assertThat(speakers).containsExactlyInAnyOrder(-1, 0, 1, 2, 3);
    }

    @Test
    void aCallerSpeaksToTheMailboxOnceAndIsSilentThen() {
        Talk talk = voices.talk(TalkKind.MAILBOX, 0, 2);
        talk.next();
        assertThat(talk.speaker()).isOne();
        for (int i = 0; i < TEN_MINUTES; i++) {
            talk.next();
        }
        assertThat(talk.speaker()).isNegative();
        assertThat(talk.isSound()).isFalse();
    }

    @Test
    void pressedKeysInterruptAndTheTalkGoesOnWhereItWas() {
        Talk talk = voices.talk(TalkKind.INBOUND, 0, 2);
        talk.next();
        long before = talk.frameOfSound();
        talk.press(0, "42");
        for (char key : "42".toCharArray()) {
            for (int frame = 0; frame < KeyPress.FRAMES; frame++) {
                talk.next();
                assertThat(talk.isKey()).isTrue();
                assertThat(talk.isSound()).isFalse();
                assertThat(talk.key()).isEqualTo(key);
                assertThat(talk.frameOfKey()).isEqualTo(frame);
                assertThat(talk.speaker()).isZero();
            }
        }
        talk.next();
        assertThat(talk.isKey()).isFalse();
        assertThat(talk.frameOfSound()).isEqualTo(before + 1);
    }

    @Test
    void theTalkAboutACardHasItsKeysPressedByTheCaller() {
        Talk talk = voices.talk(TalkKind.INBOUND, 0, 2);
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < TEN_MINUTES / 5; i++) {
            talk.next();
            if (talk.isKey() && talk.frameOfKey() == 0) {
                assertThat(talk.speaker()).isZero();
                keys.append(talk.key());
            }
        }
        assertThat(keys.toString()).startsWith("4929#");
    }

    @Test
    void muLawIsTheSameSound() {
        // As SoX converts them: silence, the loudest of each sign, and one in the middle.
        assertThat(Law.toMuLaw(new byte[] {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A, (byte) 0x85}))
                .containsExactly((byte) 0xFE, 0x7E, (byte) 0x80, 0x00, (byte) 0xAE);
    }
}
