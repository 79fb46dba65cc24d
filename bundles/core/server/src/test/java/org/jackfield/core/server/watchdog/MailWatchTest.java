package org.jackfield.core.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.problem.Problem;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailWatchTest {

    private static final Problem REFUSED = new Problem(
            "mail.credentials", Problem.Kind.UNAVAILABLE, "mail.example.org", "The log-in was refused.", "Check the password.");

    private final LeapingClock clock = LeapingClock.at("2026-04-01T09:30:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final RecordingMail mail = new RecordingMail(clock);
    private final InMemorySettings settings = new InMemorySettings();
    private final MailWatchComponent watch = new MailWatchComponent(mail, settings, alerts);

    @BeforeEach
    void switchOn() {
        settings.put(WatchdogSettings.TYPE, new WatchdogSettings(10, true, true, false, "03:00", 120));
    }

    @Test
    void aServerThatRefusesRaisesOneAlertUntilItWorks() {
        mail.fail(REFUSED);
        watch.run(clock.instant());
        watch.run(clock.instant());
        assertThat(alerts.keys()).containsExactly("server.mail-unreachable");

        mail.fail(null);
        watch.run(clock.instant());
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void switchedOffOrWithoutAServerNothingIsTriedAndAnAlertGoes() {
        mail.fail(REFUSED);
        watch.run(clock.instant());

        mail.setReady(false);
        watch.run(clock.instant());
        assertThat(alerts.keys()).isEmpty();

        mail.setReady(true);
        settings.put(WatchdogSettings.TYPE, WatchdogSettings.TYPE.defaults());
        watch.run(clock.instant());
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void nothingIsSent() {
        watch.run(clock.instant());

        assertThat(mail.mails()).isEmpty();
    }
}
