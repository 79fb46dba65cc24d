package ${package};

import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;

/**
 * How calls with the outside have ended.
 *
 * @param answered calls from outside that somebody answered
 * @param lost calls from outside that nobody answered
 * @param outbound calls to the outside
 */
public record Tally(long answered, long lost, long outbound) {

    /** Nothing has been counted. */
    static final Tally NONE = new Tally(0, 0, 0);

    /** {@return this and a call that has ended; one that became part of another is not a call of its own} */
    Tally plus(LogicalCall call) {
        if (call.isLive() || call.mergedInto() != null || call.type() != CallType.EXTERNAL) {
            return this;
        }
        if (call.direction() == Direction.OUTBOUND) {
            return new Tally(answered, lost, outbound + 1);
        }
        return call.answered() != null
                ? new Tally(answered + 1, lost, outbound)
                : new Tally(answered, lost + 1, outbound);
    }
}
