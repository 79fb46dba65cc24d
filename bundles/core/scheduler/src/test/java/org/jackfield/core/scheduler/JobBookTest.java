package org.jackfield.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.scheduler.store.JobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class JobBookTest {

    private static final String HOURLY = "0 0 * * * ?";

    @Parameter
    Dialect dialect;

    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:30:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private final ScheduledJob job = due -> ran.add(due.toString());
    private TestDatabase database;
    private JobBook book;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
        book = book();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JobBook book() {
        return new JobBook(
                new JobStore(database.jdbi()), alerts, FakeSecurity.denyAll(), clock, work::add, () -> { });
    }

    @Test
    void aJobRunsWhenItIsDueAndOnce() {
        book.add("test.job", HOURLY, job);
        assertThat(lookAndRun()).isEmpty();

        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(lookAndRun()).containsExactly("2026-11-21T11:00:00Z");
        assertThat(lookAndRun()).isEmpty();
    }

    @Test
    void theNextLookComesWhenTheNextJobIsDueAndNotTooLate() {
        book.add("test.job", HOURLY, job);
        assertThat(book.look()).as("clocks may be set").isEqualTo(30_000);

        clock.set(Instant.parse("2026-11-21T10:59:59.250Z"));
        assertThat(book.look()).isEqualTo(750);
    }

    @Test
    void momentsThatPassWhileAJobRunsAreMadeUpForByOneRun() {
        book.add("test.job", HOURLY, job);
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        book.look();
        clock.set(Instant.parse("2026-11-21T14:10:00Z"));
        book.look();
        assertThat(work).as("never twice at once").hasSize(1);

        assertThat(lookAndRun()).containsExactly("2026-11-21T11:00:00Z");
        assertThat(lookAndRun()).containsExactly("2026-11-21T14:00:00Z");
        assertThat(lookAndRun()).isEmpty();
    }

    @Test
    void momentsThatPassWhileTheSystemIsDownAreMadeUpForByOneRun() {
        book.add("test.job", HOURLY, job);
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        lookAndRun();

        clock.set(Instant.parse("2026-11-22T09:10:00Z"));
        book = book();
        book.add("test.job", HOURLY, job);

        assertThat(lookAndRun()).containsExactly("2026-11-22T09:00:00Z");
        assertThat(lookAndRun()).isEmpty();
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(lookAndRun()).containsExactly("2026-11-22T10:00:00Z");
    }

    @Test
    void aJobThatWasCutOffIsMadeUpFor() {
        book.add("test.job", HOURLY, job);
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        book.look();

        clock.leap(Duration.ofMinutes(5));
        work.clear();
        book = book();
        book.add("test.job", HOURLY, job);

        assertThat(lookAndRun()).containsExactly("2026-11-21T11:00:00Z");
    }

    @Test
    void aNewJobHasMissedNothing() {
        book.add("test.job", "0 0 0 * * ?", job);

        assertThat(lookAndRun()).isEmpty();
    }

    @Test
    void aFailureIsToldAndGoneWithTheNextRunThatIsWell() {
        boolean[] well = {false};
        book.add("test.job", HOURLY, due -> {
            if (!well[0]) {
                throw new IllegalStateException("as planned");
            }
        });
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        lookAndRun();
        assertThat(alerts.keys()).containsExactly("scheduler.job-failed:test.job");
        assertThat(new JobStore(database.jdbi()).byName("test.job").orElseThrow().lastFailure()).isEqualTo("as planned");

        well[0] = true;
        clock.set(Instant.parse("2026-11-21T12:00:00Z"));
        lookAndRun();
        assertThat(alerts.keys()).isEmpty();
        assertThat(new JobStore(database.jdbi()).byName("test.job").orElseThrow().lastFailure()).isNull();
    }

    @Test
    void aWrongExpressionIsToldUntilTheJobGoes() {
        book.add("test.job", "every hour", job);
        assertThat(alerts.keys()).containsExactly("scheduler.bad-cron:test.job");
        assertThat(alerts.active().getFirst().condition().detail()).contains("every hour");

        book.remove("test.job", job);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void aRemovedJobRunsNoMore() {
        book.add("test.job", HOURLY, job);
        book.remove("test.job", job);
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));

        assertThat(lookAndRun()).isEmpty();
    }

    @Test
    void aNewZoneCountsAtOnce() {
        book.add("test.job", "0 0 12 * * ?", job);
        clock.setSiteZone(ZoneId.of("Europe/Berlin"));
        book.look();
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));

        assertThat(lookAndRun()).containsExactly("2026-11-21T11:00:00Z");
    }

    @Test
    void aClockSetBackDelaysNothingBeyondTheNextDueMoment() {
        book.add("test.job", HOURLY, job);
        clock.set(Instant.parse("2026-11-21T08:30:00Z"));
        book.look();
        clock.set(Instant.parse("2026-11-21T09:00:00Z"));

        assertThat(lookAndRun()).containsExactly("2026-11-21T09:00:00Z");
    }

    @Test
    void aJobStartedByHandRunsNowAndStillWhenItIsDue() {
        book.add("test.job", HOURLY, job);

        book.runNow("test.job");
        assertThat(lookAndRun()).containsExactly("2026-11-21T10:30:00Z");
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(lookAndRun()).containsExactly("2026-11-21T11:00:00Z");
        assertThatThrownBy(() -> book.runNow("test.other")).isInstanceOf(NoSuchElementException.class);
    }

    private List<String> lookAndRun() {
        ran.clear();
        book.look();
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
        return List.copyOf(ran);
    }
}
