package org.jackfield.apps.smdr;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.event.CallEvent.Diverted;
import org.jackfield.api.telephony.event.CallEvent.Transferred;

/**
 * Turns what happens to the calls of one phone system into lines.
 *
 * <p>Which state a device of a call is in comes from the call's snapshot, so lines do not depend on the order or the
 * repetition of a phone system's events; only transfers and diversions are told by their events. What was told last is
 * remembered for every trunk call alive. A call that began before this translator did is taken as told so far.
 *
 * <p>Not safe for several threads. {@link #copy()} gives a second one to try a batch with.
 */
final class SmdrTranslator {

    private final Predicate<DeviceId> servedTrunk;
    private final Supplier<ZoneId> zone;
    private final Function<LogicalCall, String> contactName;
    private final Map<UUID, CallTrace> traces = new HashMap<>();

    /**
     * @param servedTrunk whether calls on a trunk are reported: those of other nodes are not without node licences
     * @param zone of the site's clocks
     * @param contactName what the outside party of a call is called
     */
    SmdrTranslator(
            Predicate<DeviceId> servedTrunk, Supplier<ZoneId> zone, Function<LogicalCall, String> contactName) {
        this.servedTrunk = servedTrunk;
        this.zone = zone;
        this.contactName = contactName;
    }

    SmdrTranslator copy() {
        SmdrTranslator copy = new SmdrTranslator(servedTrunk, zone, contactName);
        traces.forEach((id, trace) -> copy.traces.put(id, trace.copy()));
        return copy;
    }

    /** {@return how many trunk calls are being followed} */
    int calls() {
        return traces.size();
    }

    /** {@return the lines that an event makes, in the order to send them} */
    List<SmdrLine> translate(JournalEntry entry) {
        List<SmdrLine> lines = new ArrayList<>();
        for (LogicalCall call : entry.changes()) {
            TrunkCall trunkCall = new TrunkCall(call, contactName.apply(call));
            if (call.type() == CallType.EXTERNAL && servedTrunk.test(trunkCall.trunk())) {
                new Pass(entry, trunkCall, lines).run();
            }
        }
        return lines;
    }

    /** One event, one call. */
    private final class Pass {
        private final JournalEntry entry;
        private final TrunkCall call;
        private final List<SmdrLine> lines;
        private final LocalDateTime at;
        private CallTrace trace;

        Pass(JournalEntry entry, TrunkCall call, List<SmdrLine> lines) {
            this.entry = entry;
            this.call = call;
            this.lines = lines;
            this.at = LocalDateTime.ofInstant(entry.arrived(), zone.get());
        }

        void run() {
            trace = traces.get(call.id());
            if (trace == null) {
                if (call.isOver() && !endedNow()) {
                    return;
                }
                trace = begin();
            }
            boolean known = trace.isKnown(); // what came before the first line, or with it, is no change
            if (!call.isMerged()) {
                if (call.id().equals(idOf(entry.call()))) {
                    transferOrDiversion();
                }
                connections();
                if (trace.modifiedBy(call.details()) && known) {
                    line(SmdrEvent.CALLMODIFIED, call.endpoint());
                }
            }
            if (call.isOver()) {
                traces.remove(call.id());
                line(SmdrEvent.DISCONNECTED, trace.lastEndpointOr(call.endpoint()));
            }
        }

        private CallTrace begin() {
            CallTrace begun = new CallTrace(before(call.started()), before(call.answered()), call.details());
            for (Connection connection : call.connections()) {
                if (call.isCalling(connection) || before(connection.since())) {
                    begun.tell(connection);
                }
            }
            traces.put(call.id(), begun);
            return begun;
        }

        private void transferOrDiversion() {
            if (entry.event() instanceof Transferred transfer && !transfer.to().isNone()) {
                if (!trace.moves(transfer.device(), transfer.to())) {
                    return;
                }
                line(SmdrEvent.TRANSFERRED, transfer.to(), transfer.device());
                trace.forget(transfer.device());
                trace.forget(transfer.to());
                if (call.stateOf(transfer.to()) == ConnectionState.CONNECTED) {
                    // an announced transfer rang its target too, in the announcement (ruling 15)
                    line(SmdrEvent.RINGING, transfer.to());
                }
            } else if (entry.event() instanceof Diverted diversion && diversion.cause() != Cause.RECALL) {
                if (!trace.moves(diversion.device(), diversion.to())) {
                    return;
                }
                trace.forget(diversion.device());
                if (diversion.to().isNone()) {
                    trace.divertedFrom(diversion.device());
                } else {
                    line(SmdrEvent.DIVERTED, diversion.to(), diversion.device());
                }
            }
        }

        private void connections() {
            for (Connection connection : call.connections()) {
                ConnectionState told = trace.told(connection);
                if (connection.state() == told || call.ignores(connection)) {
                    continue;
                }
                trace.tell(connection);
                DeviceId endpoint = call.endpointOf(connection);
                switch (connection.state()) {
                    case ALERTING -> {
                        arrival(endpoint);
                        line(SmdrEvent.RINGING, endpoint);
                    }
                    case QUEUED -> {
                        arrival(endpoint);
                        line(SmdrEvent.QUEUED, endpoint);
                    }
                    case HELD -> line(SmdrEvent.HOLD, endpoint);
                    case CONNECTED -> connected(endpoint);
                    default -> {
                        // dial tone and reorder tone are no business of call accounting
                    }
                }
            }
            trace.keepOnly(call.connections());
        }

        /** A diversion whose destination the phone system did not name is told when it is known. */
        private void arrival(DeviceId endpoint) {
            DeviceId source = trace.takeDivertedFrom();
            if (!source.isNone()) {
                line(SmdrEvent.DIVERTED, endpoint, source);
            }
        }

        private void connected(DeviceId endpoint) {
            if (call.answered() == null) {
                return; // a device that counts as not answering, an announcement for instance
            }
            line(trace.answer() ? SmdrEvent.ANSWERED : SmdrEvent.CONNECTED, endpoint);
        }

        private void line(SmdrEvent event, DeviceId endpoint) {
            line(event, endpoint, DeviceId.NONE);
        }

        private void line(SmdrEvent event, DeviceId endpoint, DeviceId source) {
            lines.add(call.line(at, event, endpoint, source));
            trace.lastEndpoint(endpoint);
        }

        private boolean endedNow() {
            return entry.arrived().equals(call.ended());
        }

        private boolean before(Instant moment) {
            return moment != null && moment.isBefore(entry.arrived());
        }
    }

    private static UUID idOf(LogicalCall call) {
        return call == null ? null : call.id();
    }
}
