package org.jackfield.core.events.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.junit.jupiter.api.Test;

/** What of all that is told is an event. */
class SourcesTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Subject ANN = new Subject("1", "ann", Subject.Kind.PERSON, Set.of());

    private final List<String> events = new ArrayList<>();

    private void take(Object kind, String subject, String detail) {
        events.add(kind + "|" + subject + "|" + detail);
    }

    private void audited(String action, String object, Outcome outcome, String after) {
        new AuditedEvents(this::take).recorded(new AuditEntry(
                UUID.randomUUID(), NOON, new AuditEvent(ANN, "web 192.0.2.7", action, object, outcome, "", after)));
    }

    @Test
    void logInsAndWhatChangesTheServerAreOfWhatIsAudited() {
        audited("security.log-in", "ann", Outcome.DONE, "");
        audited("security.log-in", "ann", Outcome.REFUSED, "wrong name or password");
        audited("security.lock-out", "ann", Outcome.DONE, "12:05");
        audited("security.session-end", "bob, web 192.0.2.8", Outcome.DONE, "");
        audited("server.restart", "", Outcome.DONE, "");
        audited("server.restart", "", Outcome.REFUSED, "");
        audited("licence.install", "demo.licence", Outcome.DONE, "");
        audited("settings.write", "mail", Outcome.DONE, "");

        assertThat(events).containsExactly(
                "LOGGED_IN|ann|web 192.0.2.7",
                "LOG_IN_REFUSED|ann|web 192.0.2.7, wrong name or password",
                "LOCKED_OUT|ann|web 192.0.2.7, 12:05",
                "SESSION_ENDED|ann|bob, web 192.0.2.8, web 192.0.2.7",
                "RESTART_ORDERED|ann|web 192.0.2.7",
                "LICENCE_CHANGED|ann|licence.install");
    }

    @Test
    void tasksAreToldWhenTheyEndHoweverThatIs() {
        for (TaskStatus.State state : TaskStatus.State.values()) {
            new TaskEvents(this::take).taskChanged(new TaskStatus(
                    UUID.randomUUID(), "backup.make", "Backup", state, 0, 0, state == TaskStatus.State.FAILED ? "disk full" : "",
                    "ann", NOON, Optional.empty()));
        }

        assertThat(events).containsExactly(
                "TASK_DONE|Backup|ann", "TASK_FAILED|Backup|ann: disk full", "TASK_CANCELLED|Backup|ann",
                "TASK_INTERRUPTED|Backup|ann");
    }

    @Test
    void everyStateInWhichAFeatureStaysIsToldOnce() {
        for (FeatureStatus.State state : FeatureStatus.State.values()) {
            new FeatureEvents(this::take).featureChanged(new FeatureStatus(
                    "night-mode", "Night mode", "", List.of(), false, 1, "org.jackfield.apps.nightmode", "1.0.0", state, "why", "",
                    NOON));
        }

        assertThat(events).hasSize(7).contains("FEATURE_STARTED|Night mode 1.0.0|why").noneMatch(it -> it.contains("STARTING"));
    }

    @Test
    void alertsAreToldWhenTheyBeginAndWhenTheyAreOver() {
        AlertCondition full = new AlertCondition("server.drive:data", AlertCondition.Severity.WARNING, "Drive full", "/data", "");
        new AlertEvents(this::take).alertChanged(new Alert(UUID.randomUUID(), full, NOON, NOON, 1, Optional.empty()));
        new AlertEvents(this::take).alertChanged(new Alert(UUID.randomUUID(), full, NOON, NOON, 1, Optional.of(NOON)));

        assertThat(events).containsExactly("ALERT_RAISED|Drive full|/data", "ALERT_CLEARED|Drive full|/data");
    }
}
