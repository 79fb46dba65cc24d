package org.jackfield.core.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.testkit.AlertServiceContract;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.alerts.store.AlertStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AlertsTest extends AlertServiceContract {

    @Parameter
    Dialect dialect;

    private TestDatabase database;
    private AlertsComponent component;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected AlertService alerts(AlertListener listener) {
        component = new AlertsComponent(clock);
        component.addListener(listener);
        component.setSchema(database);
        return component;
    }

    @Override
    protected void settle() {
        try {
            component.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatStoodWhenTheSystemStoppedGoesOnWithItsTimeAndCount() {
        AlertService before = alerts(alert -> { });
        before.raise(condition("a.b"));
        before.raise(condition("c.d"));
        settle();
        Alert stored = before.active().getLast();
        clock.leap(Duration.ofHours(1));

        AlertsComponent after = new AlertsComponent(clock);
        component = after;
        after.raise(condition("a.b"));
        after.setSchema(database);
        settle();

        assertThat(after.active()).hasSize(2);
        assertThat(after.active().getLast().id()).isEqualTo(stored.id());
        assertThat(after.active().getLast().reports()).isEqualTo(2);
        assertThat(after.active().getLast().raisedAt()).isEqualTo(stored.raisedAt());
        assertThat(after.active().getLast().lastReportedAt()).isEqualTo(clock.instant());
        assertThat(after.history(PageRequest.first()).total()).isEqualTo(2);
    }

    @Test
    void whatHappensWhileTheDatabaseIsAwayIsStoredWhenItIsBack() {
        component = new AlertsComponent(clock);
        component.raise(condition("a.b"));
        component.raise(condition("c.d"));
        component.clear("a.b");
        settle();
        assertThat(component.active()).hasSize(1);
        assertThat(component.history(PageRequest.first()).total()).isEqualTo(2);

        component.setSchema(database);
        settle();

        assertThat(new AlertStore(database.jdbi()).page(PageRequest.first()).items())
                .extracting(alert -> alert.condition().key() + " " + alert.active())
                .containsExactly("c.d true", "a.b false");
    }

    @Test
    void aListenerThatFailsKeepsNobodyElseFromHearing() {
        List<Alert> told = new CopyOnWriteArrayList<>();
        AlertService alerts = alerts(alert -> {
            throw new IllegalStateException("as planned");
        });
        component.addListener(told::add);

        alerts.raise(condition("a.b"));
        settle();

        assertThat(told).hasSize(1);
    }

    @Test
    void aFloodOfConditionsFillsNoMemory() {
        component = new AlertsComponent(clock);
        for (int i = 0; i < AlertBook.MOST * 3; i++) {
            component.raise(condition("flood." + i));
            if (i % 2 == 0) {
                component.clear("flood." + i);
            }
        }
        settle();

        assertThat(component.active()).hasSizeLessThanOrEqualTo(AlertBook.MOST);
        assertThat(component.history(PageRequest.first()).total()).isLessThanOrEqualTo(2L * AlertBook.MOST);
    }

    /** What it was about may be in order long before the database answers, and then nobody will say so again. */
    @Test
    void whatWasOverBeforeTheStoredAlertsCouldBeReadIsOver() {
        AlertService before = alerts(alert -> { });
        before.raise(condition("a.b"));
        before.raise(condition("c.d"));
        settle();
        clock.leap(Duration.ofHours(1));

        component = new AlertsComponent(clock);
        component.clear("a.b");
        component.setSchema(database);
        settle();

        assertThat(component.active()).extracting(alert -> alert.condition().key()).containsExactly("c.d");
        assertThat(component.history(PageRequest.first()).items())
                .filteredOn(alert -> alert.condition().key().equals("a.b"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.clearedAt()).contains(clock.instant()));
    }

    @Test
    void whatIsRaisedAgainBeforeTheStoredAlertsCouldBeReadStands() {
        AlertService before = alerts(alert -> { });
        before.raise(condition("a.b"));
        settle();

        component = new AlertsComponent(clock);
        component.clear("a.b");
        component.raise(condition("a.b"));
        component.setSchema(database);
        settle();

        assertThat(component.active()).singleElement().satisfies(alert -> assertThat(alert.reports()).isEqualTo(2));
    }

    @Test
    void anAlertIsKeptForItsDaysAfterItWasOverAndForEverWhileItStands() {
        AlertService alerts = alerts(alert -> { });
        alerts.raise(condition("stands"));
        alerts.raise(condition("long over"));
        alerts.clear("long over");
        settle();
        clock.leap(Duration.ofDays(10));
        alerts.raise(condition("just over"));
        alerts.clear("just over");
        settle();
        InMemorySettings settings = new InMemorySettings();
        AlertsRetention retention = new AlertsRetention(database, settings);
        Instant due = clock.instant().plus(Duration.ofDays(85));

        settings.put(AlertsSettings.TYPE, new AlertsSettings(0));
        retention.run(due);
        assertThat(alerts.history(PageRequest.first()).total()).isEqualTo(3);

        settings.put(AlertsSettings.TYPE, AlertsSettings.TYPE.defaults());
        retention.run(due);
        assertThat(alerts.history(PageRequest.first()).items())
                .extracting(alert -> alert.condition().key())
                .containsExactly("just over", "stands");
    }

    @Test
    void aBatchOfTheRetentionIsBoundedAndTakesTheOldest() {
        AlertService alerts = alerts(alert -> { });
        for (String key : List.of("a", "b", "c")) {
            alerts.raise(condition(key));
            alerts.clear(key);
            clock.leap(Duration.ofHours(1));
        }
        settle();

        assertThat(new AlertStore(database.jdbi()).removeClearedBefore(clock.instant(), 2)).isEqualTo(2);

        assertThat(alerts.history(PageRequest.first()).items())
                .extracting(alert -> alert.condition().key())
                .containsExactly("c");
    }

    private static AlertCondition condition(String key) {
        return new AlertCondition(key, Severity.WARNING, "A title", "A detail", "A remedy.");
    }
}
