package org.jackfield.api.calllog.history;

import java.util.Objects;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;

/**
 * A stored segment, and what reports count of it (ruling 3). Immutable.
 *
 * @param segment one that has ended
 * @param people who is known of it
 */
public record HistorySegment(Segment segment, SegmentPeople people) {

    /** Checks the components. */
    public HistorySegment {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(people, "people");
    }

    /** {@return whether somebody outside took part} */
    public boolean external() {
        return segment.type() == CallType.EXTERNAL;
    }

    /** {@return whether the call came to the device: from outside, or from inside for the device that was called} */
    public boolean inbound() {
        return segment.direction() != Direction.OUTBOUND;
    }

    /** {@return whether the call came here and ended here, answered by nobody} */
    public boolean lost() {
        return inbound() && !segment.isAnswered() && switch (segment.end()) {
            case CLEARED, FAILED, INTERRUPTED -> true;
            case LIVE, TRANSFERRED, DIVERTED, ANSWERED_ELSEWHERE, JOINED -> false;
        };
    }

    /** {@return whether it rang here and was not answered here} */
    public boolean refused() {
        return inbound() && segment.rung() && !segment.isAnswered();
    }

    /** {@return whether it came here because it was not answered elsewhere} */
    public boolean overflowedIn() {
        return inbound() && !segment.from().isNone() && !segment.transferred();
    }

    /** {@return whether it moved on from here unanswered} */
    public boolean overflowedOut() {
        return inbound() && !segment.isAnswered() && segment.end() == SegmentEnd.DIVERTED;
    }

    /** {@return whether it was transferred to here} */
    public boolean transferredIn() {
        return segment.transferred();
    }

    /** {@return whether it was transferred from here} */
    public boolean transferredOut() {
        return segment.end() == SegmentEnd.TRANSFERRED;
    }

    /** {@return whether it came in on one trunk and left on another} */
    public boolean trunkToTrunk() {
        return segment.marks().contains(CallMark.TRUNK_TO_TRUNK);
    }

    /** {@return whether it was an attempt to call out that did not complete} */
    public boolean invalidDialled() {
        return SegmentFacts.isInvalidNumber(segment);
    }

    /** {@return the digits of the number outside, by which calls with the same party are found; may be empty} */
    public String outsideDigits() {
        return digits(segment.outside().number());
    }

    /** {@return what can be dialled of a number} */
    public static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9' || c == '*' || c == '#') {
                digits.append(c);
            }
        }
        return digits.length() == number.length() ? number : digits.toString();
    }
}
