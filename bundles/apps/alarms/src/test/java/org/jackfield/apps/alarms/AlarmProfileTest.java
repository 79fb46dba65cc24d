package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmProfileTest {

    @Test
    void itRespondsToWhatIsChosen() {
        AlarmProfile profile = Profiles.respondingTo("major", "minor/10");

        assertThat(profile.respondsTo(AlarmKind.parse("major/101"))).isTrue();
        assertThat(profile.respondsTo(AlarmKind.parse("minor/10"))).isTrue();
        assertThat(profile.respondsTo(AlarmKind.parse("minor/11"))).isFalse();
        assertThat(profile.respondsTo(AlarmKind.parse("network/230"))).isFalse();
    }

    @Test
    void itRespondsToNothingWhileItIsOff() {
        AlarmProfile off = new AlarmProfile("a", "Off", false, true, Set.of(), false, "", "", true, 0);

        assertThat(off.respondsTo(AlarmKind.parse("major/101"))).isFalse();
    }

    @Test
    void addressesAreKeptWhileMailIsOffButNobodyGetsAny() {
        AlarmProfile silent =
                new AlarmProfile("a", "Silent", true, true, Set.of(), false, "pat@example.org, kim@example.org", "", false, 0);

        assertThat(silent.recipients()).isEmpty();
        assertThat(Profiles.mailing("Loud", 0).recipients()).isEqualTo(List.of("pat@example.org"));
        assertThat(Profiles.mailing("Loud", 0).copyRecipients()).isEqualTo(List.of("kim@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void aDescriptionIsOneLine(String description) {
        assertThatThrownBy(() -> Profiles.mailing(description, 0)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, AlarmProfile.LONGEST_REPEAT + 1})
    void theTimeBetweenRepeatsIsBounded(int minutes) {
        assertThatThrownBy(() -> Profiles.mailing("Any", minutes)).hasMessageContaining("time between repeats");
    }

    @Test
    void whoIsToGetMailIsNamed() {
        assertThatThrownBy(() -> new AlarmProfile("a", "A", true, true, Set.of(), true, " ", "kim@example.org", true, 0))
                .hasMessageContaining("to nobody");
        assertThatThrownBy(() -> new AlarmProfile("a", "A", true, true, Set.of(), true, "kim", "", true, 0))
                .hasMessageContaining("no mail address");
    }

    @Test
    void itRespondsToSomething() {
        assertThatThrownBy(() -> Profiles.respondingTo()).hasMessageContaining("no alarm");
        assertThatThrownBy(() -> Profiles.respondingTo("loud/1")).hasMessageContaining("no such group");
    }
}
