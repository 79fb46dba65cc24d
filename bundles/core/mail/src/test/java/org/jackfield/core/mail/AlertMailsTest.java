package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class AlertMailsTest {

    private static final AlertMailSettings HOURLY = new AlertMailSettings("it@example.org, pbx@example.org", Severity.WARNING, 60);

    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final AlertMails mails = new AlertMails();

    private void raise(String key, Severity severity) {
        alerts.raise(new AlertCondition(key, severity, "The link is lost", "to 192.0.2.1", "Look at the cable."));
    }

    /** {@return the keys mailed now} */
    private List<String> mail(AlertMailSettings settings) {
        Instant now = clock.instant();
        List<Alert> due = mails.due(alerts.active(), settings, now);
        mails.wereMailed(due, alerts.active(), now);
        return due.stream().map(alert -> alert.condition().key()).toList();
    }

    @Test
    void aNewAlertIsMailedOnceThenAtTheIntervalWhileItStands() {
        raise("oai.link-lost:a", Severity.CRITICAL);
        assertThat(mail(HOURLY)).containsExactly("oai.link-lost:a");
        assertThat(mail(HOURLY)).isEmpty();
        clock.leap(Duration.ofMinutes(59));
        raise("oai.link-lost:a", Severity.CRITICAL);
        assertThat(mail(HOURLY)).isEmpty();
        clock.leap(Duration.ofMinutes(1));
        assertThat(mail(HOURLY)).containsExactly("oai.link-lost:a");
        alerts.clear("oai.link-lost:a");
        clock.leap(Duration.ofHours(5));
        assertThat(mail(HOURLY)).isEmpty();
    }

    @Test
    void oneThatComesAndGoesIsMailedOnceInTheInterval() {
        for (int i = 0; i < 30; i++) {
            raise("oai.link-lost:a", Severity.CRITICAL);
            assertThat(mail(HOURLY)).hasSize(i == 0 ? 1 : 0);
            alerts.clear("oai.link-lost:a");
            clock.leap(Duration.ofMinutes(1));
        }
        clock.leap(Duration.ofMinutes(30));
        raise("oai.link-lost:a", Severity.CRITICAL);
        assertThat(mail(HOURLY)).hasSize(1);
    }

    @Test
    void withoutAnIntervalEachIsMailedOnceEveryTimeItIsNew() {
        AlertMailSettings once = new AlertMailSettings("it@example.org", Severity.INFO, 0);
        raise("a.b", Severity.INFO);
        assertThat(mail(once)).hasSize(1);
        clock.leap(Duration.ofDays(3));
        assertThat(mail(once)).isEmpty();
        alerts.clear("a.b");
        raise("a.b", Severity.INFO);
        assertThat(mail(once)).hasSize(1);
    }

    @Test
    void aRestartRepeatsNothing() {
        raise("a.b", Severity.WARNING);
        mail(HOURLY);
        AlertMails after = new AlertMails();
        after.takeOver(mails.mailed());
        assertThat(after.due(alerts.active(), HOURLY, clock.instant())).isEmpty();
    }

    @Test
    void whatIsNotBadEnoughOrAboutMailItselfIsNotMailed() {
        raise("a.b", Severity.INFO);
        raise("mail.server", Severity.WARNING);
        assertThat(mail(HOURLY)).isEmpty();
    }

    @Test
    void withoutAddressesNothingIsMailedAndNothingForgotten() {
        raise("a.b", Severity.WARNING);
        assertThat(mail(new AlertMailSettings("", Severity.INFO, 60))).isEmpty();
        assertThat(mail(HOURLY)).containsExactly("a.b");
    }

    @Test
    void whatIsLongOverIsForgotten() {
        raise("a.b", Severity.WARNING);
        mail(HOURLY);
        alerts.clear("a.b");
        clock.leap(Duration.ofDays(9));
        mails.wereMailed(List.of(), alerts.active(), clock.instant());
        assertThat(mails.mailed()).isEmpty();
    }

    @Test
    void severalGoInOneMailTheWorstFirst() {
        raise("a.b", Severity.WARNING);
        alerts.raise(new AlertCondition("c.d", Severity.CRITICAL, "Disk\r\nfull", "no room", "Make some."));
        Mail mail = AlertMails.mail(alerts.active(), HOURLY.addresses(), "Head office", clock.instant());
        assertThat(mail.to()).containsExactly("it@example.org", "pbx@example.org");
        assertThat(mail.subject()).isEqualTo("[Head office] Disk full and 1 more");
        assertThat(mail.text()).contains("Critical: Disk", "Make some.", "Warning: The link is lost", "to 192.0.2.1", "c.d");
    }
}
