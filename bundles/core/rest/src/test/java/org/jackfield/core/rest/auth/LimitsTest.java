package org.jackfield.core.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.Test;

/** What is remembered of log-ins, and for how long. */
class LimitsTest {

    private static final BasicCredentials ALICE = new BasicCredentials("alice", "rose");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final LogInCache cache = new LogInCache(now::get);
    private final FailureLimit limit = new FailureLimit(now::get);

    @Test
    void aLogInIsRememberedForItsLifetimeFromTheCheckOn() {
        cache.keep(cache.keyOf(ALICE), logIn());

        leap(LogInCache.LIFETIME.minusMillis(1));
        assertThat(cache.find(cache.keyOf(ALICE))).isPresent();
        leap(Duration.ofMillis(1));
        assertThat(cache.find(cache.keyOf(ALICE))).isEmpty();
    }

    @Test
    void anotherPasswordOrNameIsAnotherEntry() {
        cache.keep(cache.keyOf(ALICE), logIn());

        assertThat(cache.find(cache.keyOf(new BasicCredentials("alice", "tulip")))).isEmpty();
        assertThat(cache.find(cache.keyOf(new BasicCredentials("bob", "rose")))).isEmpty();
    }

    @Test
    void aKeyTellsNothingOutsideThisProcess() {
        assertThat(new LogInCache(now::get).keyOf(ALICE)).isNotEqualTo(cache.keyOf(ALICE));
        assertThat(cache.keyOf(ALICE)).doesNotContain("alice").hasSize(64);
    }

    @Test
    void theCacheIsBounded() {
        for (int i = 0; i < 1001; i++) {
            cache.keep("key" + i, logIn());
        }
        assertThat(cache.find("key0")).isEmpty();
        assertThat(cache.find("key1000")).isPresent();
    }

    @Test
    void anAddressWaitsAfterItsLastFailureUntilTheWindowEnds() {
        for (int i = 0; i < FailureLimit.MAX_FAILURES; i++) {
            assertThat(limit.pause("192.0.2.7")).isEmpty();
            limit.failed("192.0.2.7");
        }

        assertThat(limit.pause("192.0.2.7")).hasValue(FailureLimit.WINDOW);
        assertThat(limit.pause("192.0.2.8")).isEmpty();
        leap(FailureLimit.WINDOW);
        assertThat(limit.pause("192.0.2.7")).isEmpty();
    }

    private void leap(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static LogIn logIn() {
        return new LogIn(new Subject("1", "alice", Subject.Kind.PERSON, Set.of()), Instant.EPOCH, false, 1);
    }
}
