package org.jackfield.core.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyRestartTest {

    private static final WatchdogSettings AT_THREE = new WatchdogSettings(10, true, false, true, "03:00", 120);
    private static final WatchdogSettings NEVER = new WatchdogSettings(10, true, false, false, "03:00", 120);
    private static final List<String> CALLS = List.of("2 calls");

    private final LeapingClock clock = LeapingClock.at("2026-04-01T09:30:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final DailyRestart restart = new DailyRestart(alerts, clock.instant());

    private boolean look(WatchdogSettings settings, List<String> goesOn) {
        return restart.look(clock.instant(), ZoneId.of("Europe/Berlin"), settings, goesOn);
    }

    /** {@return when it would restart, looking each half minute} */
    private List<Instant> lookFor(Duration time, WatchdogSettings settings, List<String> goesOn) {
        List<Instant> restarts = new ArrayList<>();
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); clock.leap(Duration.ofSeconds(30))) {
            if (look(settings, goesOn)) {
                restarts.add(clock.instant());
            }
        }
        return restarts;
    }

    @Test
    void itRestartsAtItsTimeInTheSitesZone() {
        List<Instant> restarts = lookFor(Duration.ofDays(1), AT_THREE, List.of());

        assertThat(restarts.getFirst()).isEqualTo("2026-04-02T01:00:00Z");
    }

    @Test
    void switchedOffItNeverDoes() {
        assertThat(lookFor(Duration.ofDays(3), NEVER, List.of())).isEmpty();
    }

    @Test
    void aTimeThatPassedBeforeTheStartIsNotMadeUpFor() {
        assertThat(lookFor(Duration.ofHours(15), AT_THREE, List.of())).isEmpty();
    }

    @Test
    void switchedOnLaterInTheDayItWaitsForTheNextNight() {
        lookFor(Duration.ofHours(20), NEVER, List.of());

        assertThat(lookFor(Duration.ofHours(12), AT_THREE, List.of())).isEmpty();
    }

    @Test
    void itWaitsForCallsAndRestartsOnceTheyHaveEnded() {
        clock.leap(Duration.ofHours(15));
        assertThat(lookFor(Duration.ofHours(2), AT_THREE, CALLS)).isEmpty();

        assertThat(look(AT_THREE, List.of())).isTrue();
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void callsThatGoOnForTooLongPutItOffForTheDayWithOneAlert() {
        lookFor(Duration.ofHours(20), AT_THREE, CALLS);
        assertThat(alerts.keys()).containsExactly("server.restart-put-off");

        assertThat(lookFor(Duration.ofHours(19), AT_THREE, List.of())).isEmpty();
        assertThat(lookFor(Duration.ofHours(3), AT_THREE, List.of())).isNotEmpty();
    }

    @Test
    void whatWasPutOffIsForgottenWhenItIsSwitchedOff() {
        lookFor(Duration.ofHours(20), AT_THREE, CALLS);

        look(NEVER, CALLS);

        assertThat(alerts.keys()).isEmpty();
    }

    /** In Berlin the hour after 02:00 is left out on 29 March 2026, and is there twice on 25 October. */
    @ParameterizedTest
    @CsvSource({"2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z", "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z"})
    void onceInNightsInWhichTheClocksChange(String from, String restarted) {
        LeapingClock night = LeapingClock.at(from);
        DailyRestart thatNight = new DailyRestart(alerts, night.instant());
        WatchdogSettings atHalfPastTwo = new WatchdogSettings(10, true, false, true, "02:30", 120);
        List<Instant> restarts = new ArrayList<>();
        for (int i = 0; i < 2 * 24 * 60 && restarts.isEmpty(); i++) {
            if (thatNight.look(night.instant(), ZoneId.of("Europe/Berlin"), atHalfPastTwo, List.of())) {
                restarts.add(night.instant());
            }
            night.leap(Duration.ofSeconds(30));
        }

        assertThat(restarts).containsExactly(Instant.parse(restarted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25:00", "3", "three"})
    void aTimeThatIsNoneIsRefused(String time) {
        assertThatThrownBy(() -> new WatchdogSettings(10, true, false, true, time, 120))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("time of the day");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 721})
    void aPatienceOutOfBoundsIsRefused(int minutes) {
        assertThatThrownBy(() -> new WatchdogSettings(10, true, false, true, "03:00", minutes))
                .isInstanceOf(ProblemException.class);
    }
}
