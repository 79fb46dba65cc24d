package org.jackfield.api.calllog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Segment;

/**
 * What access depends on, of a segment as the phone system tells it. {@link
 * org.jackfield.api.calllog.store.AccessConditions} looks at the same in a table. Any thread.
 */
public final class SegmentFacts {

    private SegmentFacts() {}

    /**
     * {@return the facts of a segment; nothing is known of recordings, notes and custom fields}
     *
     * @param s never null
     * @param user whose it is; empty if nobody's; never null
     */
    public static CallFacts of(Segment s, Optional<UUID> user) {
        return new CallFacts(
                user, texts(s), kind(s), s.talkMillis() + s.holdMillis(), s.isLive(), Optional.empty(), Optional.empty());
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
        return texts;
    }

    private static CallKind kind(Segment s) {
        if (s.type() == CallType.INTERNAL || s.direction() == Direction.NONE) {
            return CallKind.INTERNAL;
        }
        return s.direction() == Direction.INBOUND ? CallKind.INBOUND : CallKind.OUTBOUND;
    }
}
