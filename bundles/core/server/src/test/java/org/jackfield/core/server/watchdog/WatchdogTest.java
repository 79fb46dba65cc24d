package org.jackfield.core.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final LeapingClock clock = LeapingClock.at("2026-04-01T09:30:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final Watchdog watchdog = new Watchdog(alerts);

    private static final class Part implements Watchdog.Stopped {
        int starts;
        boolean fails;

        @Override
        public String name() {
            return "org.jackfield.core.audit";
        }

        @Override
        public String why() {
            return "";
        }

        @Override
        public void start() {
            starts++;
            if (fails) {
                throw new IllegalStateException("no such package");
            }
        }
    }

    private final Part part = new Part();

    private void look(Part... stopped) {
        watchdog.look(List.of(stopped), true, clock.instant());
    }

    @Test
    void whatHasStoppedIsStartedAtOnceWithAnAlertUntilItRuns() {
        look(part);
        assertThat(part.starts).isEqualTo(1);
        assertThat(alerts.keys()).containsExactly("server.stopped:org.jackfield.core.audit");

        look();
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void whatKeepsFailingIsTriedLaterAndLater() {
        part.fails = true;
        Duration day = Duration.ofDays(1);
        for (Duration passed = Duration.ZERO; passed.compareTo(day) < 0; passed = passed.plusSeconds(30)) {
            look(part);
            clock.leap(Duration.ofSeconds(30));
        }

        assertThat(part.starts).as("at 0, 1, 3, 7, 15, 31, 63 minutes, then each 64 minutes").isBetween(25, 30);
        assertThat(alerts.keys()).hasSize(1);
    }

    @Test
    void whatRanInBetweenIsStartedAtOnceAgain() {
        look(part);
        look();
        look(part);

        assertThat(part.starts).isEqualTo(2);
    }

    @Test
    void switchedOffItOnlyTells() {
        watchdog.look(List.of(part), false, clock.instant());

        assertThat(part.starts).isZero();
        assertThat(alerts.keys()).hasSize(1);
    }
}
