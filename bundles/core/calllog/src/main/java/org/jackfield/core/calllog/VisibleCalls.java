package org.jackfield.core.calllog;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;

/**
 * Calls alive without what somebody may not see: segments that the access does not hold, and devices that are in none of
 * the others.
 *
 * @param access which segments may be seen
 * @param users whose a segment is
 */
record VisibleCalls(CallAccess access, Function<Segment, Set<UUID>> users) {

    List<LogicalCall> of(Collection<LogicalCall> calls) {
        if (access.isUnlimited()) {
            return List.copyOf(calls);
        }
        return access.isNone() ? List.of() : calls.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    private Optional<LogicalCall> of(LogicalCall call) {
        List<Segment> seen = call.segments().stream()
                .filter(segment -> access.allows(SegmentFacts.of(segment, users.apply(segment))))
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(seen.size() == call.segments().size() ? call : with(call, seen));
    }

    private static LogicalCall with(LogicalCall call, List<Segment> seen) {
        Set<DeviceId> devices = new HashSet<>();
        for (Segment segment : seen) {
            devices.add(segment.device().device());
            devices.add(segment.caller().device());
            devices.add(segment.trunk().device());
        }
        List<Connection> connections = call.connections().stream()
                .filter(connection -> devices.contains(connection.party().device()))
                .toList();
        Party calling = devices.contains(call.calling().device()) ? call.calling() : Party.NONE;
        return new LogicalCall(
                call.id(), call.revision(), call.system(), call.callIds(), call.type(), call.direction(), call.state(),
                call.started(), call.answered(), call.ended(), call.mergedInto(), calling, call.outside(), call.dialled(),
                call.accountCode(), connections, seen, call.marks());
    }
}
