package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.reporting.schedule.Schedule.Missed;
import org.jackfield.apps.reporting.schedule.ScheduleRun.State;
import org.jackfield.apps.reporting.schedule.store.JdbiScheduleStore;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What schedules are, who may have them, and what they show. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class SchedulesTest extends ScheduleSite {

    SchedulesTest(Dialect dialect) {
        super(dialect);
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
    void onlyWhatIsSharedCanBeScheduled() {
        SavedFilter own = filters.save(
                new SavedFilter(UUID.randomUUID(), 0, SavedFilter.Sharing.PERSONAL, "", "Own", FilterCriteria.NONE), ANNA, "test");
        Schedule daily = daily(EXPORT);

        refused("reporting.schedule-report", () -> schedules.save(
                daily.withReports(List.of(new ScheduledReport(UUID.randomUUID(), null, ReportDateRange.TODAY))), ANNA, "test"));
        refused("reporting.schedule-filter", () -> schedules.save(
                daily.withReports(List.of(new ScheduledReport(GivenReports.CALLS, own.id(), ReportDateRange.TODAY))), ANNA, "test"));
        reports.filter = Optional.of(own.id());
        refused("reporting.schedule-report", () -> schedules.save(daily, ANNA, "test"));
        SavedFilter shared = filters.put(SavedFilter.Sharing.SHARED, "Shared", FilterCriteria.NONE);
        assertThat(schedules.save(
                        daily.withReports(List.of(new ScheduledReport(GivenReports.CALLS, shared.id(), ReportDateRange.TODAY))), ANNA,
                        "test").reports())
                .as("with another filter in its place").hasSize(1);
        reports.filter = Optional.empty();
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
        reports.limited = true;
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
