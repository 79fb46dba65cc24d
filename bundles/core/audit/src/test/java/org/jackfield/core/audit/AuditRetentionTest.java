package org.jackfield.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.audit.store.AuditStore;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AuditRetentionTest {

    private static final int DAYS = 100;

    @Parameter
    Dialect dialect;

    private final LeapingClock clock = new LeapingClock(Instant.parse("2026-03-01T03:20:00Z"));
    private final InMemorySettings settings = new InMemorySettings();
    private TestDatabase database;
    private AuditComponent audit;
    private AuditRetention retention;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
        audit = new AuditComponent(database, clock);
        retention = new AuditRetention(database, settings, clock);
        settings.put(AuditSettings.TYPE, new AuditSettings(DAYS));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsOlderThanItIsKeptIsRemovedAndTheTrailSaysHowMuchAndFromWhen() {
        Instant first = record("a.one");
        clock.leap(Duration.ofDays(1));
        Instant last = record("a.two");
        clock.leap(Duration.ofMillis(1));
        Instant kept = record("a.three");
        clock.leap(Duration.ofDays(DAYS));

        retention.run(kept.plus(Duration.ofDays(DAYS)));

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("audit.remove", "a.three");
        AuditEntry removal = lines().getFirst();
        assertThat(removal.at()).isEqualTo(clock.instant());
        assertThat(removal.event().subject().kind()).isEqualTo(Subject.Kind.SYSTEM);
        assertThat(removal.event().object()).isEqualTo("2 lines from %s to %s", first, last);
    }

    @Test
    void whatIsOldEnoughForNoneIsNotRecorded() {
        record("a.one");
        clock.leap(Duration.ofDays(DAYS));

        retention.run(clock.instant());

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("a.one");
    }

    @Test
    void zeroDaysKeepForEver() {
        settings.put(AuditSettings.TYPE, new AuditSettings(0));
        record("a.one");
        clock.leap(Duration.ofDays(36_500));

        retention.run(clock.instant());

        assertThat(lines()).hasSize(1);
    }

    @Test
    void aBatchIsBoundedTakesTheOldestAndAccountsForItself() {
        for (int i = 0; i < 5; i++) {
            record("a." + i);
            clock.leap(Duration.ofHours(1));
        }
        AuditStore store = new AuditStore(database.jdbi());

        assertThat(store.removeRecordedBefore(clock.instant(), 3, clock.instant())).isEqualTo(3);
        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("audit.remove", "a.4", "a.3");
        assertThat(store.removeRecordedBefore(clock.instant(), 3, clock.instant())).isEqualTo(2);
        assertThat(store.removeRecordedBefore(clock.instant(), 3, clock.instant())).isZero();
        assertThat(lines()).extracting(line -> line.event().object().substring(0, 7)).containsOnly("3 lines", "2 lines");
    }

    @Test
    void whatCannotBeAccountedForIsNotRemoved() {
        record("a.one");
        clock.leap(Duration.ofHours(1));
        database.jdbi().useHandle(handle -> handle.execute(
                "ALTER TABLE audit_entry ADD CONSTRAINT no_removal CHECK (action <> 'audit.remove')"));
        AuditStore store = new AuditStore(database.jdbi());

        assertThatThrownBy(() -> store.removeRecordedBefore(clock.instant(), 3, clock.instant()))
                .isInstanceOf(JdbiException.class);

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("a.one");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 89, 36_501})
    void anActAndItsTraceNeverVanishTogether(int days) {
        assertThatThrownBy(() -> new AuditSettings(days))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().input()).isEqualTo(String.valueOf(days)));
    }

    private Instant record(String action) {
        audit.record(AuditEvent.done(Subject.system("test"), "test", action, ""));
        return clock.instant();
    }

    private List<AuditEntry> lines() {
        return audit.find(AuditQuery.ALL, PageRequest.first()).items();
    }
}
