package org.jackfield.api.calllog;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;

/**
 * Which calls are wanted. Every condition is optional; those given must all hold.
 *
 * @param from calls that began then or later; null for no bound
 * @param to calls that began before then; null for no bound
 * @param system of this phone system; null for any
 * @param device in which this device took part, calling, ringing or talking; {@link DeviceId#NONE} for any. Without a
 *     node it matches the number on every node
 * @param number whose number outside holds these digits, wherever; everything but digits, {@code *} and {@code #} is
 *     ignored; empty for any
 * @param type internal or external; null for both
 * @param direction the way; null for any
 * @param state what became of them; null for any
 * @param users in a segment of which one of these has a part, an internal one's caller too; null for any; none finds
 *     no call
 * @param filter of which a segment is one that this filter means; {@link CallFilter#ALL} for any
 */
public record CallQuery(
        Instant from,
        Instant to,
        PhoneSystemId system,
        DeviceId device,
        String number,
        CallType type,
        Direction direction,
        State state,
        Set<UUID> users,
        CallFilter filter) {

    /** What became of a call. */
    public enum State {
        /** Not over yet. */
        LIVE,
        /** Over, and answered by somebody. */
        ANSWERED,
        /** Over, and answered by nobody. */
        UNANSWERED
    }

    /** Every call there is. */
    public static final CallQuery ALL = new CallQuery(null, null, null, DeviceId.NONE, "", null, null, null, null, CallFilter.ALL);

    /** Puts the missing texts right. */
    public CallQuery {
        device = Objects.requireNonNullElse(device, DeviceId.NONE);
        number = Objects.requireNonNullElse(number, "");
        users = users == null ? null : Set.copyOf(users);
        filter = Objects.requireNonNullElse(filter, CallFilter.ALL);
    }

    public CallQuery withRange(Instant from, Instant to) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withSystem(PhoneSystemId system) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withDevice(DeviceId device) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withNumber(String number) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withType(CallType type) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withDirection(Direction direction) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    public CallQuery withState(State state) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    /** {@return this for calls of these users; null for any} */
    public CallQuery withUsers(Set<UUID> users) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }

    /** {@return this for calls of which a segment is one that a filter means} */
    public CallQuery withFilter(CallFilter filter) {
        return new CallQuery(from, to, system, device, number, type, direction, state, users, filter);
    }
}
