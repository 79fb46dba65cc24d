package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.shares.ShareService;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.Schedule.Missed;
import org.jackfield.apps.reporting.schedule.ScheduleRun.State;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of runs: delivered, failed, missed, cut off. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class ScheduleRunsTest extends ScheduleSite {

    /** The process is gone: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    ScheduleRunsTest(Dialect dialect) {
        super(dialect);
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
                    .containsExactly("Calls (Daily) 2026-11-26 090000 +0000.csv", "Lost_ calls_ (Daily) 2026-11-26 090000 +0000.csv");
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
                "daily/north/Calls (Daily) 2026-11-26 090000 +0000.pdf", "daily/north/Calls (Daily) 2026-11-27 090000 +0000.pdf",
                "daily/north/Lost_ calls_ (Daily) 2026-11-26 090000 +0000.pdf",
                "daily/north/Lost_ calls_ (Daily) 2026-11-27 090000 +0000.pdf");
        assertThat(history()).extracting(ScheduleRun::state).containsExactly(State.SUCCEEDED, State.SUCCEEDED);
    }

    @Test
    void noRunReplacesTheFilesOfAnother() {
        // two schedules of the same reports, due in the same minute, whose names differ in what no file can be called
        save("North/South", Recurrence.within(Recurrence.Unit.MINUTE, 30), Missed.ALL, EXPORT);
        save("North:South", Recurrence.within(Recurrence.Unit.MINUTE, 30), Missed.ALL, EXPORT);
        Schedule quarters = save("B", Recurrence.within(Recurrence.Unit.MINUTE, 30), Missed.ALL, EXPORT);
        minuteAt("2026-11-26T09:00:00Z");
        assertThat(shares.files).hasSize(6);
        // and two of one schedule in one second
        minuteAt("2026-11-26T09:01:00.100Z");
        schedules.runNow(quarters.id(), ANNA, "test");
        clock.set(Instant.parse("2026-11-26T09:01:00.200Z"));
        schedules.runNow(quarters.id(), ANNA, "test");
        minuteAt("2026-11-26T09:02:00Z");
        assertThat(shares.files).hasSize(10).containsKey("daily/north/Calls (B) 2026-11-26 090100.2 +0000.pdf");
        // and the hour that comes twice
        shares.files.clear();
        minuteAt("2027-10-30T23:59:00Z");
        shares.files.clear();
        minuteAt("2027-10-31T00:30:00Z");
        minuteAt("2027-10-31T01:30:00Z");
        assertThat(shares.files).containsKeys(
                "daily/north/Calls (B) 2027-10-31 013000 +0100.pdf", "daily/north/Calls (B) 2027-10-31 013000 +0000.pdf");
    }

    @Test
    void aScheduleOutlivesWhoSavedItWhereReportsShowEverybodyTheSame() {
        daily(EXPORT);
        accounts.clear();
        minuteAt("2026-11-26T09:00:00Z");

        assertThat(history()).singleElement().satisfies(run -> assertThat(run.state()).isEqualTo(State.SUCCEEDED));
        assertThat(reports.orders).isNotEmpty().extracting(ReportFiles.Order::by).containsOnly(ReportingComponent.SYSTEM);
    }

    @Test
    void whereReportsAreLimitedAScheduleShowsWhatItsLastSaverMaySee() {
        reports.limited = true;
        daily(EXPORT);
        minuteAt("2026-11-26T09:00:00Z");

        assertThat(reports.orders).isNotEmpty().extracting(ReportFiles.Order::by).containsOnly(ANNA);
    }

    @Test
    void theHistorySaysWhyARunFailed() {
        reports.limited = true;
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
                report -> assertThat(report).isEqualTo("Calls: The report cannot be run. Mend it."),
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
        assertThat(mail.mails().getFirst().subject()).isEqualTo("Daily, 26 Nov 2026, 09:00");
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
    void theHistoryIsKeptForThreeMonths() {
        daily(EXPORT);
        minuteAt("2026-11-26T09:00:00Z");
        Instant ended = history().getFirst().ended();

        schedules.removeOld(ended.plus(Schedules.KEPT));
        assertThat(history()).hasSize(1);
        schedules.removeOld(ended.plus(Schedules.KEPT).plus(Duration.ofMillis(1)));
        assertThat(history()).isEmpty();
    }
}
