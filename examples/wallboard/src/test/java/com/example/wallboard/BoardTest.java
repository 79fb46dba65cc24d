package com.example.wallboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.LogicalCall.State;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.event.ExternalParty;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void theLongestWaitIsThatOfTheFirstCallerNotYetAnswered() {
        Board board = Board.of(
                List.of(
                        call(CallType.EXTERNAL, State.QUEUED, 40, false),
                        call(CallType.EXTERNAL, State.RINGING, 5, false),
                        call(CallType.EXTERNAL, State.CONNECTED, 300, true)),
                NOW);

        assertEquals(new Board(2, 1, 40_000), board);
    }

    @Test
    void internalCallsDoNotCount() {
        assertEquals(new Board(0, 0, 0), Board.of(List.of(call(CallType.INTERNAL, State.RINGING, 9, false)), NOW));
    }

    private static LogicalCall call(CallType type, State state, int secondsAgo, boolean answered) {
        Instant started = NOW.minusSeconds(secondsAgo);
        return new LogicalCall(
                UUID.randomUUID(), 1, new PhoneSystemId(new UUID(0, 1)), List.of(CallId.of("1")), type,
                Direction.INBOUND, state, started, answered ? started : null, null, null, Party.NONE,
                ExternalParty.NONE, "", "", List.of(), List.of(), Set.of());
    }
}
