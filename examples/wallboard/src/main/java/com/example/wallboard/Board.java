package com.example.wallboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.LogicalCall;

/**
 * What the wallboard shows: outside calls only.
 *
 * @param waiting callers who wait: ringing, queued or on hold
 * @param talking callers somebody talks to
 * @param longestWaitMillis how long the first of those not yet answered has waited, in milliseconds; 0 if nobody waits
 */
public record Board(int waiting, int talking, long longestWaitMillis) {

    /** {@return the board for these calls at this moment} */
    static Board of(Collection<LogicalCall> calls, Instant now) {
        int waiting = 0;
        int talking = 0;
        Instant first = now;
        for (LogicalCall call : calls) {
            if (call.type() != CallType.EXTERNAL) {
                continue;
            }
            switch (call.state()) {
                case RINGING, QUEUED, HELD -> waiting++;
                case CONNECTED -> talking++;
                default -> {
                    // nobody waits on a call that is being dialled or is over
                }
            }
            boolean unanswered = call.answered() == null && call.isLive();
            if (unanswered && call.started().isBefore(first)) {
                first = call.started();
            }
        }
        return new Board(waiting, talking, Duration.between(first, now).toMillis());
    }
}
