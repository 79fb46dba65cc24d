package org.jackfield.apps.smdr;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;

/**
 * A call over a trunk, as call accounting looks at it: one trunk, and the endpoint it is at.
 *
 * @param contactName name of the outside party
 */
record TrunkCall(LogicalCall call, String contactName) {

    private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final long HUNDRED_THOUSAND = 100_000;

    /** What a CALLMODIFIED reports. */
    record Details(String accountCode, String callerId, String contactName) {}

    UUID id() {
        return call.id();
    }

    boolean isOver() {
        return call.ended() != null || isMerged();
    }

    boolean isMerged() {
        return call.mergedInto() != null;
    }

    Instant started() {
        return call.started();
    }

    Instant answered() {
        return call.answered();
    }

    Instant ended() {
        return call.ended();
    }

    List<Connection> connections() {
        return call.connections();
    }

    Details details() {
        return new Details(call.accountCode(), callerId(), contactName);
    }

    /** The trunk the call came in on, or first went out on. */
    DeviceId trunk() {
        return Stream.of(
                        Stream.of(call.calling()).filter(party -> party.kind().isTrunk()),
                        call.segments().stream().map(Segment::trunk),
                        call.connections().stream().map(Connection::party).filter(party -> party.kind().isTrunk()))
                .flatMap(parties -> parties)
                .filter(party -> !party.isNone())
                .map(Party::device)
                .findFirst()
                .orElse(DeviceId.NONE);
    }

    /** Where the call is, or was last. */
    DeviceId endpoint() {
        return call.connections().stream()
                .filter(connection -> !connection.party().kind().isTrunk() && !records(connection))
                .min((a, b) -> b.since().compareTo(a.since()))
                .map(connection -> connection.party().device())
                .orElseGet(this::lastEndpoint);
    }

    private DeviceId lastEndpoint() {
        List<Segment> segments = call.segments();
        return segments.isEmpty() ? call.calling().device() : segments.get(segments.size() - 1).device().device();
    }

    /** On an outbound call the trunk rings and answers for the extension that calls. */
    DeviceId endpointOf(Connection connection) {
        return outbound() && connection.party().kind().isTrunk()
                ? endpoint()
                : connection.party().device();
    }

    boolean isCalling(Connection connection) {
        return connection.party().device().equals(call.calling().device());
    }

    /**
     * Whether a change of this connection is no event of the stream: the trunk of an inbound call is connected from its
     * first ring; a group as such does not ring; a recorder listens in; and a device may be told not to count as ringing.
     */
    boolean ignores(Connection connection) {
        boolean callersTrunk = isCalling(connection) && connection.party().kind().isTrunk();
        boolean groupRings = connection.party().kind().isGroup() && connection.state() != ConnectionState.QUEUED;
        return callersTrunk || groupRings || records(connection) || ringsUncounted(connection);
    }

    private static boolean records(Connection connection) {
        return connection.party().kind() == DeviceKind.RECORDER;
    }

    private boolean ringsUncounted(Connection connection) {
        return connection.state() == ConnectionState.ALERTING
                && call.segments().stream()
                        .filter(Segment::isLive)
                        .filter(segment -> segment.device().device().equals(connection.party().device()))
                        .anyMatch(segment -> !segment.rung());
    }

    ConnectionState stateOf(DeviceId device) {
        return call.connection(device).map(Connection::state).orElse(ConnectionState.NULL);
    }

    SmdrLine line(LocalDateTime at, SmdrEvent event, DeviceId endpoint, DeviceId source) {
        boolean inbound = !outbound();
        return new SmdrLine(
                at,
                inbound ? SmdrLine.Direction.IN : SmdrLine.Direction.OUT,
                streamId(id()),
                trunk().number(),
                endpoint.number(),
                source.number(),
                callerId(),
                contactName,
                inbound ? call.outside().ddi() : "",
                inbound ? call.outside().ddiName() : "",
                call.accountCode(),
                event);
    }

    /** 22 digits that follow from the id alone, so that a repeated line names the same call. */
    static String streamId(UUID id) {
        String made = TO_THE_MILLISECOND.format(Ids.instantOf(id).atOffset(ZoneOffset.UTC));
        long rest = Long.remainderUnsigned(id.getLeastSignificantBits() ^ id.getMostSignificantBits() * 31, HUNDRED_THOUSAND);
        return made + String.format("%05d", rest);
    }

    private boolean outbound() {
        return call.direction() == Direction.OUTBOUND;
    }

    private String callerId() {
        return callerId(call);
    }

    /** {@return the number of the outside party} */
    static String callerId(LogicalCall call) {
        return call.outside().number().isEmpty() && call.direction() == Direction.OUTBOUND ? call.dialled() : call.outside().number();
    }
}
