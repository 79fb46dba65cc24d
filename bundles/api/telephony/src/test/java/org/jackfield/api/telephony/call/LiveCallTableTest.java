package org.jackfield.api.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall.State;
import org.jackfield.api.telephony.event.ExternalParty;
import org.junit.jupiter.api.Test;

class LiveCallTableTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LiveCallTable table = new LiveCallTable();

    @Test
    void theLatestCallComesFirst() {
        LogicalCall early = alive(1, 60);
        LogicalCall late = alive(2, 5);

        table.callChanged(early);
        table.callChanged(late);

        assertThat(table.calls()).containsExactly(late, early);
    }

    @Test
    void aChangedCallTakesThePlaceOfWhatItWas() {
        table.callChanged(call(1, 60, State.RINGING, null, null));
        LogicalCall answered = call(1, 60, State.CONNECTED, null, null);

        table.callChanged(answered);

        assertThat(table.calls()).containsExactly(answered);
    }

    @Test
    void aCallThatHasEndedOrWasMergedIsForgotten() {
        table.callChanged(alive(1, 60));
        table.callChanged(alive(2, 30));

        table.callChanged(call(1, 60, State.ENDED, NOW, null));
        table.callChanged(call(2, 30, State.CONNECTED, null, id(9)));

        assertThat(table.calls()).isEmpty();
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void afterARefreshOnlyTheCallsOfItAreThere() {
        table.callChanged(alive(1, 60));
        LogicalCall other = alive(2, 30);

        table.refreshed(List.of(other, call(3, 10, State.ENDED, NOW, null)));

        assertThat(table.calls()).containsExactly(other);
    }

    @Test
    void whatWasReadBeforeStaysAsItWas() {
        LogicalCall call = alive(1, 60);
        table.callChanged(call);
        List<LogicalCall> read = table.calls();

        table.refreshed(List.of());

        assertThat(read).containsExactly(call);
        assertThat(table.isEmpty()).isTrue();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static LogicalCall alive(int number, int secondsAgo) {
        return call(number, secondsAgo, State.RINGING, null, null);
    }

    private static LogicalCall call(int number, int secondsAgo, State state, Instant ended, UUID mergedInto) {
        return new LogicalCall(
                id(number), 1, new PhoneSystemId(id(1)), List.of(CallId.of("1")), CallType.EXTERNAL, Direction.INBOUND,
                state, NOW.minusSeconds(secondsAgo), null, ended, mergedInto, Party.NONE, ExternalParty.NONE, "", "",
                List.of(), List.of(), Set.of());
    }
}
