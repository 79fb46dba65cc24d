package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleSessionsTest {

    private static final String SESSION = "session";
    private static final String OTHER = "other session";

    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private Duration timeout = Duration.ofMinutes(30);
    private final List<String> ended = new ArrayList<>();
    private final IdleSessions<String> sessions = new IdleSessions<>(() -> now, () -> timeout, ended::add);
    private final List<String> told = new ArrayList<>();

    @Test
    void aMinuteBeforeTheEndEveryTabIsWarned() {
        sessions.open(SESSION, tab("one"));
        sessions.open(SESSION, tab("two"));

        pass(Duration.ofMinutes(29).minusSeconds(1));
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(told).containsExactlyInAnyOrder("one ends in 60 s", "two ends in 60 s");
        assertThat(ended).isEmpty();
    }

    @Test
    void aTimeOutThatIsShorterThanTwoMinutesWarnsAtItsHalf() {
        timeout = Duration.ofMinutes(1);
        sessions.open(SESSION, tab("one"));

        pass(Duration.ofSeconds(29));
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(told).containsExactly("one ends in 30 s");
    }

    @Test
    void whoDoesNothingIsLoggedOutOnceAndNobodyElseIs() {
        sessions.open(SESSION, tab("one"));
        pass(Duration.ofMinutes(20));
        sessions.open(OTHER, tab("two"));

        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(1));

        assertThat(ended).containsExactly(SESSION);
    }

    @Test
    void whatIsDoneInOneTabKeepsTheOthersToo() {
        sessions.open(SESSION, tab("one"));
        sessions.open(SESSION, tab("two"));
        pass(Duration.ofMinutes(29));
        told.clear();

        sessions.active(SESSION);
        pass(Duration.ofMinutes(5));

        assertThat(told).containsExactlyInAnyOrder("one lives", "two lives");
        assertThat(ended).isEmpty();
    }

    @Test
    void aSessionWhoseTabsWereClosedStillEnds() throws Exception {
        AutoCloseable tab = sessions.open(SESSION, tab("one"));
        tab.close();

        pass(Duration.ofMinutes(30));

        assertThat(told).isEmpty();
        assertThat(ended).containsExactly(SESSION);
    }

    @Test
    void aShorterTimeOutHoldsForSessionsThatAreOpen() {
        sessions.open(SESSION, tab("one"));
        pass(Duration.ofMinutes(5));

        timeout = Duration.ofMinutes(4);
        pass(Duration.ZERO);

        assertThat(ended).containsExactly(SESSION);
    }

    @Test
    void aSessionThatHasEndedByItselfIsForgotten() {
        sessions.open(SESSION, tab("one"));

        sessions.forget(SESSION);
        sessions.active(SESSION);
        pass(Duration.ofHours(1));

        assertThat(ended).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aTabThatFailsKeepsNoOtherSessionFromEnding() {
        sessions.open(SESSION, new IdleSessions.Tab() {
            @Override
            public void ending(Duration left) {
                throw new IllegalStateException("closed");
            }

            @Override
            public void alive() {
                throw new IllegalStateException("closed");
            }
        });
        sessions.open(OTHER, tab("two"));

        pass(Duration.ofMinutes(29));
        pass(Duration.ofMinutes(1));

        assertThat(told).containsExactly("two ends in 60 s");
        assertThat(ended).containsExactlyInAnyOrder(SESSION, OTHER);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        sessions.tick();
    }

    private IdleSessions.Tab tab(String name) {
        return new IdleSessions.Tab() {
            @Override
            public void ending(Duration left) {
                told.add(name + " ends in " + left.toSeconds() + " s");
            }

            @Override
            public void alive() {
                told.add(name + " lives");
            }
        };
    }
}
