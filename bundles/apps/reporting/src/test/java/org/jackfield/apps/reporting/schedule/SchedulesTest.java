package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.testkit.FakeFilters;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.RecordingMail;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.reporting.schedule.Schedule.Missed;
import org.jackfield.apps.reporting.schedule.ScheduleRun.State;
import org.jackfield.apps.reporting.schedule.store.JdbiScheduleStore;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class SchedulesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Subject ANNA = FakeSecurity.ADMINISTRATOR;
    private static final Delivery MAIL = new Delivery(
            Delivery.Kind.EMAIL, "csv", List.of("a@example.org"), List.of("b@example.org"), List.of("c@example.org"), "Figures",
            "Here they are.", null, "");
    private static final Delivery EXPORT = Delivery.share("pdf", FolderShares.SHARE, "daily/north");

    /** The process is gone: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path folder;

    private final TestDatabase database;
    private final LeapingClock clock = LeapingClock.at("2026-11-26T08:00:00Z");
    private final RecordingAudit audit = new RecordingAudit();
    private final FakeFilters filters = new FakeFilters();
    private final GivenReports reports = new GivenReports();
    private final RecordingMail mail = new RecordingMail(clock);
    private final FolderShares shares = new FolderShares();
    private final Map<String, Subject> accounts = new HashMap<>(Map.of(ANNA.id(), ANNA));
    private final ScheduleStore store;
    private Optional<String> lock = Optional.empty();
    private FakeSecurity security = FakeSecurity.allowAll();
    private Schedules schedules;

    SchedulesTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiScheduleStore(database);
        schedules = schedules(store);
    }

    private Schedules schedules(ScheduleStore over) {
        return new Schedules(over, security, audit, filters, () -> Optional.of(reports), () -> lock, clock);
    }

    private ScheduleRunner runner(ScheduleStore over, MailService by, ShareService to) {
        return new ScheduleRunner(
                over, security, () -> Optional.of(reports), id -> Optional.ofNullable(accounts.get(id)),
                new ScheduleRunner.Ways(by, to), () -> folder, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Schedule save(String name, Recurrence recurrence, Missed missed, Delivery delivery) {
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

    private Schedule daily(Delivery delivery) {
        return save("Daily", Recurrence.every(1, Recurrence.Unit.DAY), Missed.ONCE, delivery);
    }

    /** A minute goes by. */
    private void minuteAt(String instant) {
        clock.set(Instant.parse(instant));
        schedules.noteDue(clock.instant());
        runner(store, mail, shares).work(() -> false);
    }

    private List<ScheduleRun> history() {
        return schedules.history(PageRequest.first(100), ANNA).items();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void everythingOfAScheduleIsThereAfterARestart() {
        Recurrence quarters = new Recurrence(
                Recurrence.Unit.MINUTE, 15, LocalTime.of(9, 0), LocalTime.of(17, 0),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), null);
        Schedule kept = save("Quarters", quarters, Missed.ALL, MAIL);
        Schedule monthly = save(
                "Monthly", Recurrence.months(3, MonthlyDay.of(MonthlyDay.Place.LAST, MonthlyDay.Kind.WEEKDAY)), Missed.SKIP, EXPORT);

        schedules = schedules(new JdbiScheduleStore(database));

        assertThat(schedules.schedules(ANNA)).containsExactly(
                new ScheduleStore.Planned(monthly, Instant.parse("2026-11-30T09:00:00Z")),
                new ScheduleStore.Planned(kept, Instant.parse("2026-11-26T09:00:00Z")));
        assertThat(kept.savedBy()).isEqualTo(ANNA.id());
    }

    @Test
    void mailHasTheFilesOfAllReportsAndIsFollowedToItsEnd() {
        daily(MAIL);

        minuteAt("2026-11-26T08:59:00Z");
        assertThat(history()).isEmpty();
        minuteAt("2026-11-26T09:00:10Z");

        assertThat(mail.mails()).singleElement().satisfies(each -> {
            assertThat(each.to()).containsExactly("a@example.org");
            assertThat(each.copies()).containsExactly("b@example.org");
            assertThat(each.hiddenCopies()).containsExactly("c@example.org");
            assertThat(each.subject()).isEqualTo("Figures");
            assertThat(each.attachments()).extracting(attachment -> attachment.name())
                    .containsExactly("Calls 2026-11-26 0900.csv", "Lost_ calls_ 2026-11-26 0900.csv");
            assertThat(new String(each.attachments().get(0).content(), StandardCharsets.UTF_8))
                    .isEqualTo(GivenReports.CALLS + " YESTERDAY 2026-11-26T09:00:00Z");
        });
        assertThat(history().getFirst().state()).isEqualTo(State.SENDING);
        assertThat(folder).isEmptyDirectory();

        UUID id = history().getFirst().mails().getFirst();
        mail.settle(id, MailStatus.State.WAITING, "Connection refused");
        minuteAt("2026-11-26T09:01:10Z");
        assertThat(history().getFirst().reason()).isEqualTo("Connection refused");

        mail.settle(id, MailStatus.State.SENT, "");
        minuteAt("2026-11-26T09:02:10Z");
        assertThat(history()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.SUCCEEDED);
            assertThat(run.reason()).isEmpty();
        });
        assertThat(mail.mails()).hasSize(1);
    }

    @Test
    void filesOnAShareAreInTheSubFolder() {
        daily(EXPORT);

        minuteAt("2026-11-26T09:00:00Z");
        minuteAt("2026-11-27T09:00:00Z");

        assertThat(shares.files.keySet()).containsExactly(
                "daily/north/Calls 2026-11-26 0900.pdf", "daily/north/Calls 2026-11-27 0900.pdf",
                "daily/north/Lost_ calls_ 2026-11-26 0900.pdf", "daily/north/Lost_ calls_ 2026-11-27 0900.pdf");
        assertThat(history()).extracting(ScheduleRun::state).containsExactly(State.SUCCEEDED, State.SUCCEEDED);
    }

    @Test
    void theHistorySaysWhyARunFailed() {
        daily(EXPORT);
        shares.goAway("The file server 10.0.0.7 does not answer.");
        minuteAt("2026-11-26T09:00:00Z");
        reports.failWith("The report cannot be run.");
        minuteAt("2026-11-27T09:00:00Z");
        accounts.clear();
        minuteAt("2026-11-28T09:00:00Z");

        assertThat(history()).extracting(ScheduleRun::state).containsOnly(State.FAILED);
        assertThat(history()).extracting(ScheduleRun::reason).satisfiesExactly(
                account -> assertThat(account).contains("gone or disabled"),
                report -> assertThat(report).isEqualTo("The report cannot be run. Mend it."),
                share -> assertThat(share).isEqualTo("The file server 10.0.0.7 does not answer."));
        assertThat(shares.files).isEmpty();
    }

    @Test
    void mailThatIsGivenUpFailsTheRun() {
        daily(Delivery.mail("csv", List.of("a@example.org"), "", ""));
        minuteAt("2026-11-26T09:00:00Z");
        mail.settle(history().getFirst().mails().getFirst(), MailStatus.State.FAILED, "550 no such user");
        minuteAt("2026-11-26T09:01:00Z");

        assertThat(history()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.reason()).contains("a@example.org").contains("550 no such user");
        });
        assertThat(mail.mails().getFirst().subject()).isEqualTo("Daily, Nov 26, 2026, 9:00\u202fAM");
    }

    @Test
    void runNowChangesNothingOfWhatIsDue() {
        Schedule schedule = daily(EXPORT);
        clock.set(Instant.parse("2026-11-26T08:30:00Z"));

        schedules.runNow(schedule.id(), ANNA, "test");
        minuteAt("2026-11-26T08:31:00Z");

        assertThat(history()).singleElement().satisfies(run -> {
            assertThat(run.askedBy()).isEqualTo(ANNA.name());
            assertThat(run.due()).isEqualTo("2026-11-26T08:30:00Z");
            assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        });
        assertThat(schedules.schedule(schedule.id(), ANNA).due()).isEqualTo("2026-11-26T09:00:00Z");
    }

    @Test
    void missedRunsAreHandledAsConfigured() {
        save("Skip", Recurrence.every(1, Recurrence.Unit.DAY), Missed.SKIP, EXPORT);
        save("Once", Recurrence.every(1, Recurrence.Unit.DAY), Missed.ONCE, EXPORT);
        save("All", Recurrence.every(1, Recurrence.Unit.DAY), Missed.ALL, EXPORT);

        minuteAt("2026-11-29T12:00:00Z");

        Map<String, List<String>> dues = new HashMap<>();
        history().reversed().forEach(run -> dues.computeIfAbsent(run.name(), name -> new ArrayList<>())
                .add(run.state() + " " + run.due()));
        assertThat(dues.get("Skip")).containsExactly("MISSED 2026-11-29T09:00:00Z");
        assertThat(dues.get("Once")).containsExactly("SUCCEEDED 2026-11-29T09:00:00Z");
        assertThat(dues.get("All")).containsExactly(
                "SUCCEEDED 2026-11-26T09:00:00Z", "SUCCEEDED 2026-11-27T09:00:00Z", "SUCCEEDED 2026-11-28T09:00:00Z",
                "SUCCEEDED 2026-11-29T09:00:00Z");
        assertThat(reports.orders).extracting(ReportFiles.Order::now)
                .as("a report that is made up for looks back from when it was due")
                .contains(Instant.parse("2026-11-26T09:00:00Z"));
        assertThat(schedules.schedules(ANNA)).extracting(ScheduleStore.Planned::due)
                .containsOnly(Instant.parse("2026-11-30T09:00:00Z"));
        assertThat(history()).filteredOn(run -> run.state() == State.MISSED)
                .singleElement()
                .satisfies(run -> assertThat(run.reason()).contains("4 runs were missed"));
    }

    /** Killed at the first call to store, mail or share, then at the second, and so on, until nothing is left to be killed at. */
    @Test
    void killedAnywhereNoRunComesTwiceAndNoneIsLost() {
        for (Delivery delivery : List.of(MAIL, EXPORT)) {
            boolean survived = false;
            for (int call = 1; !survived; call++) {
                Schedule schedule = save("Killed", Recurrence.every(1, Recurrence.Unit.DAY), Missed.ONCE, delivery);
                clock.set(Instant.parse("2026-11-26T09:00:00Z"));
                int mailsBefore = mail.mails().size();
                shares.files.clear();
                AtomicInteger left = new AtomicInteger(call);
                ScheduleStore dying = dying(ScheduleStore.class, store, left);
                try {
                    schedules(dying).noteDue(clock.instant());
                    runner(dying, dying(MailService.class, mail, left), dying(ShareService.class, shares, left)).work(() -> false);
                    survived = true;
                } catch (Killed killed) {
                    // and the system starts again
                }
                minuteAt("2026-11-26T09:05:00Z");
                minuteAt("2026-11-26T09:06:00Z");

                assertThat(mail.mails().size() - mailsBefore)
                        .as("mails after a kill at call %s", call)
                        .isEqualTo(delivery == MAIL ? 1 : 0);
                assertThat(shares.files).as("files after a kill at call %s", call).hasSize(delivery == MAIL ? 0 : 2);
                assertThat(history()).filteredOn(run -> run.schedule().equals(schedule.id())).singleElement()
                        .satisfies(run -> assertThat(run.state()).isIn(State.SENDING, State.SUCCEEDED));
                history().getFirst().mails().forEach(id -> mail.settle(id, MailStatus.State.SENT, ""));
                minuteAt("2026-11-26T09:07:00Z");
                assertThat(store.open()).isEmpty();
                schedules.delete(schedule.id(), ANNA, "test");
                clock.set(Instant.parse("2026-11-26T08:00:00Z"));
            }
        }
    }

    /** Half of the calls happen before the kill, half do not: both are tried, one after the other. */
    @SuppressWarnings("unchecked")
    private static <T> T dying(Class<T> type, T real, AtomicInteger left) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            int before = left.getAndDecrement();
            if (before == 1) {
                throw new Killed();
            }
            try {
                Object answer = method.invoke(real, arguments);
                if (left.getAndDecrement() == 1) {
                    throw new Killed();
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void onlyWhatIsSharedCanBeScheduled() {
        SavedFilter own = filters.save(
                new SavedFilter(UUID.randomUUID(), 0, SavedFilter.Sharing.PERSONAL, "", "Own", FilterCriteria.NONE), ANNA, "test");
        Schedule daily = daily(EXPORT);

        refused("reporting.schedule-report", () -> schedules.save(
                daily.withReports(List.of(new ScheduledReport(UUID.randomUUID(), null, ReportDateRange.TODAY))), ANNA, "test"));
        refused("reporting.schedule-filter", () -> schedules.save(
                daily.withReports(List.of(new ScheduledReport(GivenReports.CALLS, own.id(), ReportDateRange.TODAY))), ANNA, "test"));
        refused("reporting.schedule-reports", () -> schedules.save(daily.withReports(List.of()), ANNA, "test"));
        refused("reporting.schedule-name", () -> save(" DAILY", Recurrence.every(2, Recurrence.Unit.DAY), Missed.ALL, EXPORT));
    }

    @Test
    void whatIsDeletedIsTakenOutOfTheSchedule() {
        SavedFilter shared = filters.put(SavedFilter.Sharing.SHARED, "Shared", FilterCriteria.NONE);
        Schedule daily = daily(EXPORT);
        Schedule filtered = schedules.save(
                daily.withReports(List.of(
                        new ScheduledReport(GivenReports.CALLS, shared.id(), ReportDateRange.TODAY), daily.reports().get(1))),
                ANNA, "test");

        assertThat(schedules.usesOf(shared.id())).containsExactly("Schedule Daily");
        assertThat(schedules.usesOf(GivenReports.LOST)).containsExactly("Schedule Daily");
        schedules.filterRemoved(shared.id());
        schedules.reportRemoved(GivenReports.LOST);

        assertThat(schedules.schedule(filtered.id(), ANNA).schedule().reports())
                .containsExactly(new ScheduledReport(GivenReports.CALLS, null, ReportDateRange.TODAY));
        schedules.reportRemoved(GivenReports.CALLS);
        minuteAt("2026-11-26T09:00:00Z");
        assertThat(history()).singleElement()
                .satisfies(run -> assertThat(run.reason()).contains("All reports of the schedule were deleted"));
    }

    @Test
    void withoutLicenceNothingRunsAndNothingIsScheduled() {
        Schedule daily = daily(EXPORT);
        lock = Optional.of("Not licensed.");

        minuteAt("2026-11-26T09:00:00Z");

        assertThat(history()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.MISSED);
            assertThat(run.reason()).isEqualTo("Not licensed.");
        });
        refused("reporting.schedule-locked", () -> schedules.runNow(daily.id(), ANNA, "test"));
        refused("reporting.schedule-locked", () -> schedules.save(daily, ANNA, "test"));
    }

    @Test
    void whoeverMayNotScheduleSeesNothing() {
        Schedule daily = daily(EXPORT);
        security = FakeSecurity.denyAll();
        schedules = schedules(store);

        refused("security.forbidden", () -> schedules.schedules(FakeSecurity.NOBODY));
        refused("security.forbidden", () -> schedules.history(PageRequest.first(), FakeSecurity.NOBODY));
        refused("security.forbidden", () -> schedules.delete(daily.id(), FakeSecurity.NOBODY, "test"));
        refused("security.forbidden", () -> schedules.runNow(daily.id(), FakeSecurity.NOBODY, "test"));

        minuteAt("2026-11-26T09:00:00Z");
        assertThat(history0()).as("nor does a schedule run for somebody who may not any more")
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(State.FAILED));
    }

    private List<ScheduleRun> history0() {
        return store.history(PageRequest.first()).items();
    }

    @Test
    void theHistoryIsKeptForThreeMonths() {
        daily(EXPORT);
        minuteAt("2026-11-26T09:00:00Z");
        Instant ended = history().getFirst().ended();

        schedules.removeOld(ended.plus(Schedules.KEPT));
        assertThat(history()).hasSize(1);
        schedules.removeOld(ended.plus(Schedules.KEPT).plus(Duration.ofMillis(1)));
        assertThat(history()).isEmpty();
    }

    @Test
    void everyChangeIsInTheAuditTrail() {
        Schedule daily = daily(EXPORT);
        schedules.runNow(daily.id(), ANNA, "test");
        Schedule changed = schedules.save(daily, ANNA, "test");
        refused("reporting.schedule-conflict", () -> schedules.save(daily, ANNA, "test"));
        schedules.delete(changed.id(), ANNA, "test");

        assertThat(Set.copyOf(audit.actions())).containsExactlyInAnyOrder(
                "reporting.schedule-create", "reporting.schedule-run", "reporting.schedule-change", "reporting.schedule-delete");
    }
}
