package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.security.Subject;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.testkit.FakeFilters;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.RecordingMail;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.reporting.schedule.Schedule.Missed;
import org.jackfield.apps.reporting.schedule.store.JdbiScheduleStore;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A site with schedules, whose time, mail, shares and accounts a test has in its hands. */
abstract class ScheduleSite {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Subject ANNA = FakeSecurity.ADMINISTRATOR;
    static final Delivery MAIL = new Delivery(
            Delivery.Kind.EMAIL, "csv", List.of("a@example.org"), List.of("b@example.org"), List.of("c@example.org"), "Figures",
            "Here they are.", null, "");
    static final Delivery EXPORT = Delivery.share("pdf", FolderShares.SHARE, "daily/north");

    @TempDir
    Path folder;

    final TestDatabase database;
    final LeapingClock clock = LeapingClock.at("2026-11-26T08:00:00Z");
    final RecordingAudit audit = new RecordingAudit();
    final FakeFilters filters = new FakeFilters();
    final GivenReports reports = new GivenReports();
    final RecordingMail mail = new RecordingMail(clock);
    final FolderShares shares = new FolderShares();
    final Map<String, Subject> accounts = new HashMap<>(Map.of(ANNA.id(), ANNA));
    final ScheduleStore store;
    Optional<String> lock = Optional.empty();
    FakeSecurity security = FakeSecurity.allowAll();
    Schedules schedules;

    ScheduleSite(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiScheduleStore(database);
        schedules = schedules(store);
    }

    Schedules schedules(ScheduleStore over) {
        return new Schedules(over, security, audit, filters, () -> Optional.of(reports), () -> lock, clock);
    }

    ScheduleRunner runner(ScheduleStore over, MailService by, ShareService to) {
        return new ScheduleRunner(
                over, security, () -> Optional.of(reports), id -> Optional.ofNullable(accounts.get(id)),
                new ScheduleRunner.Ways(by, to), () -> folder, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Schedule save(String name, Recurrence recurrence, Missed missed, Delivery delivery) {
        Timing timing = new Timing(LocalDateTime.parse("2026-11-26T09:00"), null, LONDON, recurrence);
        return schedules.save(
                new Schedule(
                        UUID.randomUUID(), 0, name, "", true, timing, missed,
                        List.of(
                                new ScheduledReport(GivenReports.CALLS, null, ReportDateRange.of(ReportDateRange.Kind.YESTERDAY)),
                                new ScheduledReport(GivenReports.LOST, null, ReportDateRange.TODAY)),
                        delivery, "", ""),
                ANNA, "test");
    }

    Schedule daily(Delivery delivery) {
        return save("Daily", Recurrence.every(1, Recurrence.Unit.DAY), Missed.ONCE, delivery);
    }

    /** A minute goes by. */
    void minuteAt(String instant) {
        clock.set(Instant.parse(instant));
        schedules.noteDue(clock.instant());
        runner(store, mail, shares).work(() -> false);
    }

    List<ScheduleRun> history() {
        return schedules.history(PageRequest.first(100), ANNA).items();
    }

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
