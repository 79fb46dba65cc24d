package org.jackfield.apps.smdr;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.Connection;

/** What the readers of the stream have been told of one call. */
final class CallTrace {

    /** A transfer or diversion. */
    private record Move(DeviceId from, DeviceId to) {}

    private final Map<DeviceId, ConnectionState> told = new HashMap<>();
    private final boolean joinedLate;
    private boolean answered;
    private TrunkCall.Details details;
    private Move lastMove;
    private DeviceId divertedFrom = DeviceId.NONE;
    private DeviceId lastEndpoint = DeviceId.NONE;

    /**
     * @param joinedLate whether the call had begun before, so that readers may know it
     * @param answered whether it had been answered before
     */
    CallTrace(boolean joinedLate, boolean answered, TrunkCall.Details details) {
        this.joinedLate = joinedLate;
        this.answered = answered;
        this.details = details;
    }

    CallTrace copy() {
        CallTrace copy = new CallTrace(joinedLate, answered, details);
        copy.told.putAll(told);
        copy.lastMove = lastMove;
        copy.divertedFrom = divertedFrom;
        copy.lastEndpoint = lastEndpoint;
        return copy;
    }

    ConnectionState told(Connection connection) {
        return told.getOrDefault(connection.party().device(), ConnectionState.NULL);
    }

    void tell(Connection connection) {
        DeviceId device = connection.party().device();
        told.put(device, connection.state());
        if (lastMove != null && lastMove.from().equals(device)) {
            lastMove = null; // it is back, and may pass the call on again
        }
    }

    /** {@return whether this transfer or diversion is new: each device that is watched may report the same one} */
    boolean moves(DeviceId from, DeviceId to) {
        Move move = new Move(from, to);
        boolean isNew = !move.equals(lastMove);
        lastMove = move;
        return isNew;
    }

    void forget(DeviceId device) {
        told.remove(device);
    }

    /** Forgets devices that have left, so that they ring anew when the call comes back to them. */
    void keepOnly(List<Connection> connections) {
        Set<DeviceId> there = new HashSet<>();
        connections.forEach(connection -> there.add(connection.party().device()));
        told.keySet().retainAll(there);
    }

    /** {@return whether this is the call's first answer} */
    boolean answer() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    /** {@return whether readers may know the call} */
    boolean isKnown() {
        return joinedLate || !lastEndpoint.isNone();
    }

    /** {@return whether account code, caller id or contact name differ from what was told} */
    boolean modifiedBy(TrunkCall.Details now) {
        boolean modified = !now.equals(details);
        details = now;
        return modified;
    }

    void divertedFrom(DeviceId device) {
        divertedFrom = device;
    }

    DeviceId takeDivertedFrom() {
        DeviceId source = divertedFrom;
        divertedFrom = DeviceId.NONE;
        return source;
    }

    void lastEndpoint(DeviceId device) {
        lastEndpoint = device;
    }

    /** {@return where the last line was told, so that the end of a call is told there too} */
    DeviceId lastEndpointOr(DeviceId other) {
        return lastEndpoint.isNone() ? other : lastEndpoint;
    }
}
