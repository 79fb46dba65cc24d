package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.time.SiteTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever moves calls now is on record, and may. */
class CallArchiveComponentTest implements SiteTime {

    private final FakeSecurity security = FakeSecurity.administratorsOnly();
    private final InMemorySettings settings = new InMemorySettings();
    private final RecordingAudit audit = new RecordingAudit();
    private final ImmediateTasks tasks = new ImmediateTasks();
    private final RecordingAlerts alerts = new RecordingAlerts();
    private TestDatabase database;
    private CallLogComponent log;
    private CallArchiveComponent archive;

    @BeforeEach
    void open() {
        database = TestDatabase.open(Dialect.H2);
        // neither is asked: no call is alive, and none is stored
        log = new CallLogComponent(
                database, unasked(CallJournal.class), settings, security, alerts, new FakeUsers(), unasked(ContactService.class),
                this);
        archive = new CallArchiveComponent(log, settings, security, tasks, audit, alerts, this);
        tasks.handle(CallArchiveComponent.TASK, archive);
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        database.close();
    }

    private static <T> T unasked(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.parse("2026-04-01T09:30:00Z"), ZoneOffset.UTC);
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Test
    void archivingNowIsAudited() {
        // when
        archive.archiveNow(FakeSecurity.ADMINISTRATOR, "REST");
        // then
        assertThat(audit.events()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("calllog.archive");
            assertThat(event.subject().id()).isEqualTo(FakeSecurity.ADMINISTRATOR.id());
            assertThat(event.origin()).isEqualTo("REST");
            assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.DONE);
        });
    }

    @Test
    void archivingNowMakesABackupToo() {
        // given
        AtomicInteger backups = new AtomicInteger();
        archive.backup = context -> "backup " + backups.incrementAndGet();
        // when
        archive.archiveNow(FakeSecurity.ADMINISTRATOR, "REST");
        archive.made();
        // then
        assertThat(backups).as("the nightly run has the nightly backup").hasValue(1);
        assertThat(tasks.list(PageRequest.first()).items()).extracting(TaskStatus::state)
                .containsExactly(TaskStatus.State.SUCCEEDED, TaskStatus.State.SUCCEEDED);
    }

    @Test
    void atNightItComesBehindTheBackupAndByItsOwnClockOnlyWithoutOne() {
        AtomicBoolean on = new AtomicBoolean(true);
        NightlyArchive clockwork = new NightlyArchive(on::get, archive);
        clockwork.run(clock().instant());
        assertThat(tasks.list(PageRequest.first()).items()).as("it waits for the backup").isEmpty();
        archive.made();
        assertThat(tasks.list(PageRequest.first()).items()).hasSize(1);
        on.set(false);
        clockwork.run(clock().instant());
        assertThat(tasks.list(PageRequest.first()).items()).hasSize(2)
                .allSatisfy(task -> assertThat(task.state()).isEqualTo(TaskStatus.State.SUCCEEDED));
    }

    @Test
    void inANightWithoutItsBackupNothingIsMovedAndAnAlertSaysSoUntilTheNext() {
        archive.failed();

        assertThat(tasks.list(PageRequest.first()).items()).isEmpty();
        assertThat(alerts.active()).singleElement()
                .satisfies(alert -> assertThat(alert.condition().detail()).contains("backup was not made"));
        archive.made();
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void whoLeavesCallsInTheDatabaseWhileItsBackupIsMadeHasThemThere() {
        // given: the whole archive would be what is older than nothing
        archive.backup = context -> {
            settings.put(CallLogSettings.TYPE, new CallLogSettings(0, 0));
            return "made";
        };
        // when it is read once, as it was when the task began
        archive.archiveNow(FakeSecurity.ADMINISTRATOR, "REST");
        // then
        assertThat(tasks.list(PageRequest.first()).items()).singleElement()
                .satisfies(task -> assertThat(task.note()).isEqualTo("0 calls were archived"));
        // and nobody moves calls that have just ended
        archive.made();
        archive.failed();
        assertThat(tasks.list(PageRequest.first()).items()).hasSize(1);
        assertThat(alerts.active()).isEmpty();
        assertThatThrownBy(() -> log.archive(0, clock().instant(), () -> false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutItsBackupNothingIsMoved() {
        // given
        archive.backup = context -> {
            throw new IOException("No space left on device");
        };
        // when
        archive.archiveNow(FakeSecurity.ADMINISTRATOR, "REST");
        // then
        assertThat(tasks.list(PageRequest.first()).items()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(TaskStatus.State.FAILED);
            assertThat(task.note()).contains("No space left on device");
        });
    }

    @Test
    void whatIsNotOnRecordIsNotDone() {
        audit.setAway(true);

        assertThatThrownBy(() -> archive.archiveNow(FakeSecurity.ADMINISTRATOR, "web")).isInstanceOf(RuntimeException.class);

        assertThat(tasks.list(PageRequest.first()).items()).isEmpty();
    }

    @Test
    void nobodyElseMayAndThereMayBeNoArchive() {
        assertThatThrownBy(() -> archive.archiveNow(FakeSecurity.NOBODY, "web")).isInstanceOf(ProblemException.class);
        settings.put(CallLogSettings.TYPE, new CallLogSettings(0, 0));
        assertThatThrownBy(() -> archive.archiveNow(FakeSecurity.ADMINISTRATOR, "web"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("left in the database");
    }
}
