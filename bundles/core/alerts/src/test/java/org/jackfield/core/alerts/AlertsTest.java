package org.jackfield.core.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

    private static AlertCondition condition(String key) {
        return new AlertCondition(key, Severity.WARNING, "A title", "A detail", "A remedy.");
    }
}
