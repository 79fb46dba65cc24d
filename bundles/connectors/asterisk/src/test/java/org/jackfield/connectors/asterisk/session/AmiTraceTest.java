package org.jackfield.connectors.asterisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmiTraceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final AmiTrace trace = new AmiTrace(() -> NOW);

    @Test
    void keepsOnlyWhileItIsOnAndForgetsWhenSwitchedOff() {
        trace.sent(Map.of("Action", "Ping"));
        assertThat(trace.lines()).isEmpty();
        trace.set(true);
        trace.sent(Map.of("Action", "Ping"));
        trace.received(Map.of("Event", "Hangup"));
        assertThat(trace.lines()).containsExactly("2026-03-01T10:00:00Z > Action=Ping", "2026-03-01T10:00:00Z < Event=Hangup");
        trace.set(false);
        assertThat(trace.lines()).isEmpty();
    }

    @Test
    void masksPasswordsHoweverTheyAreWritten() {
        trace.set(true);
        Map<String, String> logIn = new LinkedHashMap<>();
        logIn.put("Action", "Login");
        logIn.put("Username", "jackfield");
        logIn.put("KEY", "d7994fd8cd10e2224514d095d0fd3f7b");
        logIn.put("Secret", "s3cret");
        trace.sent(logIn);

        assertThat(trace.lines()).containsExactly(NOW + " > Action=Login Username=jackfield KEY=*** Secret=***");
    }

    @Test
    void whatSomebodyPressesInACallIsMasked() {
        trace.set(true);
        trace.received(Map.of("Digit", "4"));

        assertThat(trace.lines()).containsExactly(NOW + " < Digit=***");
    }

    @Test
    void keepsTheLastMessagesAndCutsLongOnes() {
        trace.set(true);
        IntStream.range(0, 5_000).forEach(i -> trace.received(Map.of("Event", i + "x".repeat(10_000))));

        assertThat(trace.lines()).hasSize(2_000).allMatch(line -> line.length() <= 401);
        assertThat(trace.lines().getLast()).contains("Event=4999x");
    }

    @Test
    void namesOfCountersAreBoundedAndNothingGoesUncounted() {
        AmiCounters counters = new AmiCounters();
        IntStream.range(0, 5_000).forEach(i -> counters.count("events." + i));

        assertThat(counters.all()).hasSize(301);
        assertThat(counters.all().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(5_000);
        assertThat(counters.of("events.0")).isEqualTo(1);
        assertThat(counters.of("events.4999")).isZero();
    }
}
