package org.jackfield.api.calllog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;

/**
 * What access and filters depend on, of a segment as the phone system tells it. {@link
 * org.jackfield.api.calllog.store.AccessConditions} looks at the same in a table. Any thread.
 */
public final class SegmentFacts {

    /** The causes that say that a number leads nowhere. */
    public static final Set<Cause> INCOMPLETE = Set.of(
            Cause.DESTINATION_NOT_OBTAINABLE, Cause.INCOMPATIBLE_DESTINATION, Cause.NETWORK_NOT_OBTAINABLE, Cause.REORDER_TONE);

    private SegmentFacts() {}

    /**
     * {@return the facts of a segment; nothing is known of contacts, recordings, notes, custom fields and of its call}
     *
     * @param s never null
     * @param users who had a part in it; never null
     */
    public static CallFacts of(Segment s, Set<UUID> users) {
        return new CallFacts(users, texts(s), kind(s), millis(s), flags(s), s.isLive());
    }

    /**
     * {@return the same, with the contact too}
     *
     * @param people who is known of it; never null
     */
    public static CallFacts of(Segment s, SegmentPeople people) {
        Map<CallField, List<String>> texts = texts(s);
        texts.put(CallField.CONTACT_NAME, List.of(people.contactName()));
        Map<CallFlag, Boolean> flags = flags(s);
        flags.put(CallFlag.CONTACT_MATCHED, people.contact() != null);
        return new CallFacts(people.users(), texts, kind(s), millis(s), flags, s.isLive());
    }

    /**
     * {@return whether a segment is of an external call that went out and did not complete} Somebody who is engaged was
     * reached; {@code SegmentFields} says the same in SQL.
     */
    public static boolean isInvalidNumber(Segment s) {
        return kind(s) == CallKind.OUTBOUND
                && !s.isAnswered()
                && (s.end() == SegmentEnd.FAILED && s.cause() != Cause.BUSY || INCOMPLETE.contains(s.cause()));
    }

    private static Map<CallField, List<String>> texts(Segment s) {
        EnumMap<CallField, List<String>> texts = new EnumMap<>(CallField.class);
        texts.put(CallField.OUTSIDE_NUMBER, List.of(s.outside().number()));
        texts.put(CallField.EXTENSION, List.of(s.device().device().number(), s.caller().device().number()));
        texts.put(CallField.EXTENSION_NAME, List.of(s.device().name(), s.caller().name()));
        texts.put(CallField.DDI, List.of(s.outside().ddi()));
        texts.put(CallField.TRUNK, List.of(s.trunk().device().number()));
        texts.put(CallField.AGENT, List.of(s.device().agent().number(), s.caller().agent().number()));
        texts.put(CallField.AGENT_NAME, List.of(s.device().agentName(), s.caller().agentName()));
        texts.put(CallField.HUNT_GROUP, List.of(s.group().device().number()));
        texts.put(CallField.HUNT_GROUP_NAME, List.of(s.group().name()));
        texts.put(CallField.SPEED_DIAL_NAME, List.of(s.outside().name()));
        texts.put(CallField.ACCOUNT_CODE, List.of(s.accountCode()));
        texts.put(CallField.DNIS, List.of(s.outside().ddiName()));
        texts.put(CallField.CALL_ID, List.of(s.callId().value()));
        texts.put(CallField.LOGICAL_CALL_ID, List.of(s.logicalCall().toString()));
        texts.put(CallField.GLOBAL_CALL_ID, List.of(s.id().toString()));
        return texts;
    }

    private static Map<CallSpan, Long> millis(Segment s) {
        return Map.of(
                CallSpan.DURATION, s.durationMillis(), CallSpan.CONNECTED, s.talkMillis() + s.holdMillis(), CallSpan.TALK,
                s.talkMillis(), CallSpan.RING, s.ringMillis());
    }

    private static Map<CallFlag, Boolean> flags(Segment s) {
        EnumMap<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        flags.put(CallFlag.ANSWERED, s.isAnswered());
        flags.put(CallFlag.TRUNK_TO_TRUNK, s.marks().contains(CallMark.TRUNK_TO_TRUNK));
        flags.put(CallFlag.INVALID_NUMBER, isInvalidNumber(s));
        return flags;
    }

    private static CallKind kind(Segment s) {
        if (s.type() == CallType.INTERNAL || s.direction() == Direction.NONE) {
            return CallKind.INTERNAL;
        }
        return s.direction() == Direction.INBOUND ? CallKind.INBOUND : CallKind.OUTBOUND;
    }
}
