package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RepeatRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Property
    void twoNotificationsOfOneAlarmAreNeverCloserThanTheProfileSays(
            @ForAll @IntRange(min = 0, max = 120) int minutes,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3600) Integer> pauses) {
        AlarmProfile profile = Profiles.mailing("Any", minutes);
        List<Instant> told = new ArrayList<>();
        Instant now = NOON;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            Optional<Instant> last = told.isEmpty() ? Optional.empty() : Optional.of(told.getLast());
            if (RepeatRule.tells(profile, last, 0, now)) {
                told.add(now);
            }
        }

        for (int i = 1; i < told.size(); i++) {
            assertThat(Duration.between(told.get(i - 1), told.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(minutes));
        }
        assertThat(told.isEmpty()).isEqualTo(pauses.isEmpty());
    }

    @Test
    void aStormIsCutShortWhateverTheAlarms() {
        AlarmProfile profile = Profiles.mailing("Any", 0);

        assertThat(RepeatRule.tells(profile, Optional.empty(), RepeatRule.MOST_IN_A_STORM - 1, NOON)).isTrue();
        assertThat(RepeatRule.tells(profile, Optional.empty(), RepeatRule.MOST_IN_A_STORM, NOON)).isFalse();
    }

    @Test
    void aClockThatWasSetBackDoesNotSilence() {
        assertThat(RepeatRule.tells(Profiles.mailing("Any", 60), Optional.of(NOON.plusSeconds(7200)), 0, NOON)).isTrue();
    }
}
