package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.apps.recording.SegmentState;

/**
 * Which segments are wanted. Every condition is optional; those given must all hold for the same segment.
 *
 * @param from segments that began then or later; null for no bound
 * @param to segments that began before then; null for no bound
 * @param system of this phone system; null for any
 * @param type internal or external; null for both
 * @param direction the way; null for any
 * @param states in one of these states; empty for any
 * @param audio with or without a recording that can be played; null for both
 * @param minRating rated with so many stars at least; 0 for any
 * @param scored scored or not; null for both
 * @param held on legal hold or not; null for both
 * @param users segments of one of these users; null for any; none finds nothing
 * @param texts what single fields hold: the whole text, or the beginning of it if a {@code *} stands behind
 * @param filter a filter that somebody saved, or {@link CallFilter#ALL}; never null
 */
public record RecordingQuery(
        Instant from,
        Instant to,
        PhoneSystemId system,
        CallType type,
        Direction direction,
        Set<SegmentState> states,
        Boolean audio,
        int minRating,
        Boolean scored,
        Boolean held,
        Set<UUID> users,
        Map<Field, String> texts,
        CallFilter filter) {

    /** A field that a text is looked for in. */
    public enum Field {
        /** The device whose segment it is, or, of an internal call, the one that called. */
        EXTENSION,
        /** The name of either. */
        EXTENSION_NAME,
        /** The agent at either. */
        AGENT,
        /** The name of that agent. */
        AGENT_NAME,
        /** The number outside: the digits that are given stand somewhere in it. */
        OUTSIDE_NUMBER,
        /** The number dialled from outside. */
        DDI,
        /** The name of that number. */
        DNIS,
        /** The trunk. */
        TRUNK,
        /** The account code. */
        ACCOUNT_CODE,
        /** The hunt group's number. */
        HUNT_GROUP,
        /** The hunt group's name. */
        HUNT_GROUP_NAME,
        /** The logical call's id, the segment's id or the phone system's name of the call. */
        CALL_ID,
        /** The serial number of a recording. */
        SERIAL,
        /** Whose it is: the name of the user then, or as somebody once wrote. */
        USER,
        /** The text of a note: stands somewhere in it, in capitals or not. */
        NOTE,
        /** The first custom field. */
        FIELD1,
        /** The second custom field. */
        FIELD2,
        /** The third custom field. */
        FIELD3,
        /** The fourth custom field. */
        FIELD4,
        /** The fifth custom field. */
        FIELD5
    }

    /** Every segment there is. */
    public static final RecordingQuery ALL =
            new RecordingQuery(null, null, null, null, null, Set.of(), null, 0, null, null, null, Map.of(),
                    CallFilter.ALL);

    /** Checks and copies the components; texts that are blank are no condition. */
    public RecordingQuery {
        states = Set.copyOf(states);
        users = users == null ? null : Set.copyOf(users);
        EnumMap<Field, String> kept = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> {
            String stripped = Objects.requireNonNullElse(text, "").strip();
            if (!stripped.isEmpty()) {
                kept.put(field, stripped);
            }
        });
        texts = Map.copyOf(kept);
        Objects.requireNonNull(filter, "filter");
    }

    /** {@return this within a time} */
    public RecordingQuery withRange(Instant from, Instant to) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for one phone system} */
    public RecordingQuery withSystem(PhoneSystemId system) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for one type of call} */
    public RecordingQuery withType(CallType type) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for one direction} */
    public RecordingQuery withDirection(Direction direction) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments in these states} */
    public RecordingQuery withStates(SegmentState... states) {
        return new RecordingQuery(from, to, system, type, direction, Set.of(states), audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments with, or without, a recording} */
    public RecordingQuery withAudio(Boolean audio) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments rated so well} */
    public RecordingQuery withMinRating(int minRating) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments scored or not} */
    public RecordingQuery withScored(Boolean scored) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments on legal hold or not} */
    public RecordingQuery withHeld(Boolean held) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for segments of these users; null for any} */
    public RecordingQuery withUsers(Set<UUID> users) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this for the segments that a filter means} */
    public RecordingQuery withFilter(CallFilter filter) {
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, texts, filter);
    }

    /** {@return this with a text in one field} */
    public RecordingQuery with(Field field, String text) {
        EnumMap<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(texts);
        more.put(field, text);
        return new RecordingQuery(from, to, system, type, direction, states, audio, minRating, scored, held, users, more, filter);
    }
}
