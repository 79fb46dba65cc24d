package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.recorder.KeySequence.Wish;
import org.junit.jupiter.api.Test;

class KeySequenceTest {

    private final KeySequence keys = new KeySequence();
    private long time;

    private List<Wish> press(String pressed, String pause, String resume) {
        List<Wish> wishes = new ArrayList<>();
        for (char key : pressed.toCharArray()) {
            if (key == ' ') {
                time += KeySequence.PATIENCE;
                continue;
            }
            time += 100;
            keys.pressed(time, key, new PauseSettings(pause, resume, 0)).ifPresent(wishes::add);
        }
        return wishes;
    }

    @Test
    void aSequenceIsFoundAmongOtherKeys() {
        assertThat(press("99*12345*13", "*12", "*13")).containsExactly(Wish.PAUSE, Wish.RESUME);
    }

    @Test
    void itsBeginningMayComeTwice() {
        assertThat(press("**12", "*12", "*13")).containsExactly(Wish.PAUSE);
        assertThat(press("*1*12", "*12", "*13")).containsExactly(Wish.PAUSE);
    }

    @Test
    void keysFarApartAreNoSequence() {
        assertThat(press("*1 2", "*12", "*13")).isEmpty();
        assertThat(press("*12", "*12", "*13")).containsExactly(Wish.PAUSE);
    }

    @Test
    void ofTwoThatEndTheSameTheLongerOneIsMeant() {
        assertThat(press("9#1", "#1", "9#1")).containsExactly(Wish.RESUME);
        assertThat(press("8#1", "#1", "9#1")).containsExactly(Wish.PAUSE);
    }

    @Test
    void aKeyServesOneSequence() {
        assertThat(press("1111", "11", "22")).containsExactly(Wish.PAUSE, Wish.PAUSE);
        assertThat(press("111", "11", "22")).containsExactly(Wish.PAUSE);
    }

    @Test
    void withoutSettingsNothingIsFound() {
        assertThat(press("*12*13", "", "")).isEmpty();
    }
}
