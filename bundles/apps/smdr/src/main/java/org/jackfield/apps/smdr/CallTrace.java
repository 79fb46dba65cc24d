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

    private final Map<DeviceId, ConnectionState> told = new HashMap<>();
    private boolean answered;
    private TrunkCall.Details details;
    private DeviceId divertedFrom = DeviceId.NONE;
    private DeviceId lastEndpoint = DeviceId.NONE;

    CallTrace(boolean answered, TrunkCall.Details details) {
        this.answered = answered;
        this.details = details;
    }

    CallTrace copy() {
        CallTrace copy = new CallTrace(answered, details);
        copy.told.putAll(told);
        copy.divertedFrom = divertedFrom;
        copy.lastEndpoint = lastEndpoint;
        return copy;
    }

    ConnectionState told(Connection connection) {
        return told.getOrDefault(connection.party().device(), ConnectionState.NULL);
    }

    void tell(Connection connection) {
        told.put(connection.party().device(), connection.state());
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
