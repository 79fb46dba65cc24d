package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteSettingsTest {

    @Test
    void halfAnHourHoldsUntilSomebodyChoosesOtherwise() {
        assertThat(WebsiteSettings.DEFAULTS.sessionTimeout()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1440})
    void theBoundsAreAllowed(int minutes) {
        assertThat(new WebsiteSettings(minutes, 24).sessionTimeout()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1441, Integer.MAX_VALUE})
    void whatIsBeyondThemIsRefusedWithTheRemedy(int minutes) {
        assertThatThrownBy(() -> new WebsiteSettings(minutes, 24))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().input()).contains(String.valueOf(minutes));
                    assertThat(refused.problem().remedy()).contains("1 to 1440");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 721})
    void aSessionLastsHoursAndNoMonths(int hours) {
        assertThatThrownBy(() -> new WebsiteSettings(30, hours)).isInstanceOf(ProblemException.class);
        assertThat(new WebsiteSettings(30, 720).sessionLifetime()).isEqualTo(Duration.ofDays(30));
    }
}
