package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.PageRequest;
import org.junit.jupiter.api.Test;

/** What every alert service keeps to. */
public abstract class AlertServiceContract {

    /** The clock of the service under test. */
    protected final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");

    /** For subclasses. */
    protected AlertServiceContract() {}

    /** {@return a service without alerts that dates them with {@link #clock} and tells {@code listener}} */
    protected abstract AlertService alerts(AlertListener listener);

    /** Returns when everything raised or cleared so far has been told and stored. */
    protected abstract void settle();

    @Test
    void aConditionIsRaisedOnceHoweverOftenItIsReported() {
        Told told = new Told();
        AlertService alerts = alerts(told);
        var raisedAt = clock.instant();
        alerts.raise(condition("oai.link-lost:a", Severity.WARNING, "first"));
        clock.leap(Duration.ofSeconds(5));
        alerts.raise(condition("oai.link-lost:a", Severity.CRITICAL, "second"));
        settle();

        Alert alert = alerts.active().getFirst();
        assertThat(alerts.active()).hasSize(1);
        assertThat(alert.reports()).isEqualTo(2);
        assertThat(alert.raisedAt()).isEqualTo(raisedAt);
        assertThat(alert.lastReportedAt()).isEqualTo(clock.instant());
        assertThat(alert.condition()).isEqualTo(condition("oai.link-lost:a", Severity.CRITICAL, "second"));
        assertThat(told.alerts).hasSize(1);
    }

    @Test
    void aClearedConditionStaysInTheHistory() {
        Told told = new Told();
        AlertService alerts = alerts(told);
        alerts.raise(condition("a.b", Severity.INFO, ""));
        clock.leap(Duration.ofSeconds(5));
        alerts.clear("a.b");
        settle();

        assertThat(alerts.active()).isEmpty();
        assertThat(alerts.history(PageRequest.first()).items())
                .singleElement()
                .extracting(Alert::clearedAt)
                .isEqualTo(Optional.of(clock.instant()));
        assertThat(told.alerts).extracting(Alert::active).containsExactly(true, false);
    }

    @Test
    void aConditionThatReturnsIsANewAlert() {
        AlertService alerts = alerts(new Told());
        alerts.raise(condition("a.b", Severity.INFO, ""));
        alerts.clear("a.b");
        alerts.raise(condition("a.b", Severity.INFO, ""));
        settle();

        assertThat(alerts.active()).singleElement().extracting(Alert::reports).isEqualTo(1);
        assertThat(alerts.history(PageRequest.first()).items())
                .extracting(Alert::active)
                .containsExactly(true, false);
    }

    @Test
    void clearingWhatDoesNotStandDoesNothing() {
        Told told = new Told();
        AlertService alerts = alerts(told);

        alerts.clear("a.b");
        settle();

        assertThat(told.alerts).isEmpty();
        assertThat(alerts.history(PageRequest.first()).total()).isZero();
    }

    @Test
    void theWorstComesFirstAndThenTheNewest() {
        AlertService alerts = alerts(new Told());
        for (String key : List.of("a.info", "b.warning", "c.critical", "d.warning")) {
            alerts.raise(condition(key, Severity.valueOf(key.substring(2).toUpperCase(Locale.ROOT)), ""));
            clock.leap(Duration.ofSeconds(1));
        }

        assertThat(alerts.active())
                .extracting(alert -> alert.condition().key())
                .containsExactly("c.critical", "d.warning", "b.warning", "a.info");
    }

    private static AlertCondition condition(String key, Severity severity, String detail) {
        return new AlertCondition(key, severity, "A title", detail, "A remedy.");
    }

    private static final class Told implements AlertListener {

        private final List<Alert> alerts = new CopyOnWriteArrayList<>();

        @Override
        public void alertChanged(Alert alert) {
            alerts.add(alert);
        }
    }
}
