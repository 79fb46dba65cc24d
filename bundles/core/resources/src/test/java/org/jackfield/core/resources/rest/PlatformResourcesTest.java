package org.jackfield.core.resources.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.junit.jupiter.api.Test;

class PlatformResourcesTest {

    private final RecordingAlerts alerts = new RecordingAlerts();
    private final RecordingAudit audit = new RecordingAudit();
    private final ImmediateTasks tasks = new ImmediateTasks();

    @Test
    void alertsThatStandAreTheDefaultAndAllCanBeHad() {
        alerts.raise(condition("a"));
        alerts.raise(condition("b"));
        alerts.clear("a");
        AlertsResource resource = new AlertsResource(alerts, FakeSecurity.allowAll(), audit);

        assertThat(resource.list(true, 0, 50).items()).extracting("key").containsExactly("b");
        Page<AlertsResource.AlertDocument> all = resource.list(false, 0, 50);
        assertThat(all.items()).extracting("key").containsExactlyInAnyOrder("a", "b");
        assertThat(all.total()).isEqualTo(2);
    }

    @Test
    void aPageBeyondTheEndIsEmptyAndStillTellsTheTotal() {
        alerts.raise(condition("a"));

        Page<AlertsResource.AlertDocument> page =
                new AlertsResource(alerts, FakeSecurity.allowAll(), audit).list(true, Integer.MAX_VALUE, 1000);

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void anAlertThatStandsIsClearedAndAuditedAndOneThatIsOverIsUnknown() {
        alerts.raise(condition("a"));
        AlertsResource resource =
                new AlertsResource(alerts, FakeSecurity.allowAll().workingFor(FakeSecurity.ADMINISTRATOR), audit);
        UUID id = resource.list(true, 0, 50).items().getFirst().id();

        resource.clear(id);

        assertThat(resource.list(true, 0, 50).items()).isEmpty();
        assertThat(audit.events()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("alerts.clear");
            assertThat(event.object()).isEqualTo("a");
            assertThat(event.subject().id()).isEqualTo(FakeSecurity.ADMINISTRATOR.id());
        });
        assertThatThrownBy(() -> resource.clear(id)).isInstanceOf(ProblemException.class);
        assertThat(audit.actions()).hasSize(1);
    }

    @Test
    void whoeverMayNotClearAlertsClearsNone() {
        alerts.raise(condition("a"));
        AlertsResource resource = new AlertsResource(
                alerts, FakeSecurity.allowing("alerts.view").workingFor(FakeSecurity.NOBODY), audit);
        UUID id = resource.list(true, 0, 50).items().getFirst().id();

        assertThatThrownBy(() -> resource.clear(id)).isInstanceOf(ProblemException.class);
        assertThat(resource.list(true, 0, 50).items()).hasSize(1);
        assertThat(audit.actions()).isEmpty();
    }

    @Test
    void theAuditTrailShowsWhoAndLeavesOutWhatDoesNotApply() {
        audit.record(AuditEvent.done(FakeSecurity.ADMINISTRATOR, "web 192.0.2.7", "settings.write", ""));

        AuditResource.AuditDocument line = new AuditResource(
                        audit, FakeSecurity.allowAll(), LeapingClock.at("2026-11-26T10:00:00Z"))
                .list(null, null, "", "settings", 0, 50)
                .items()
                .get(0);

        assertThat(line.subject()).isEqualTo(FakeSecurity.ADMINISTRATOR.name());
        assertThat(line.object()).isNull();
        assertThat(line.before()).isNull();
    }

    @Test
    void aTaskThatIsNotThereIsNeitherShownNorCancelled() throws Exception {
        FakeSecurity security = FakeSecurity.allowAll();
        TasksResource resource = new TasksResource(tasks, security);
        tasks.handle("test.work", context -> "done");
        UUID id = tasks.submit("test.work", "Work", Map.of(), FakeSecurity.ADMINISTRATOR);

        assertThat(resource.task(id).state()).isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThat(security.callAs(FakeSecurity.ADMINISTRATOR, () -> resource.cancel(id).state()))
                .isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThatThrownBy(() -> resource.task(UUID.randomUUID())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> resource.cancel(UUID.randomUUID())).isInstanceOf(ProblemException.class);
    }

    private static AlertCondition condition(String key) {
        return new AlertCondition(key, AlertCondition.Severity.WARNING, "t", "d", "r");
    }
}
