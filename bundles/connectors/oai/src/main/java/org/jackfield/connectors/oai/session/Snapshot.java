package org.jackfield.connectors.oai.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;

/**
 * Fills in what a resync leaves out. The phone system tells connected and held calls of stations; ringing and queueing calls,
 * calls between trunks, agents and messages it may or may not tell, so they are asked for.
 */
final class Snapshot {

    private static final Set<DeviceKind> WITH_CALLS = Set.of(DeviceKind.STATION, DeviceKind.PHANTOM, DeviceKind.TRUNK,
            DeviceKind.HUNT_GROUP, DeviceKind.ANNOUNCEMENT, DeviceKind.STAR, DeviceKind.AUTO_ATTENDANT,
            DeviceKind.VOICE_MAIL, DeviceKind.RECORDER);
    private static final int MOST = 100_000;

    private final Exchange exchange;
    private final Ids ids;
    private final Inventory inventory;
    private final Consumer<TelephonyEvent> sink;
    private final Function<DeviceId, CompletableFuture<Void>> resyncOne;
    private final Set<List<Object>> told = new HashSet<>();
    private final Set<DeviceId> messagesTold = new HashSet<>();
    private final Set<DeviceId> lampLit = new HashSet<>();
    private boolean unanswerable;

    /**
     * @param resyncOne reads one device again
     */
    Snapshot(Exchange exchange, Ids ids, Inventory inventory, Consumer<TelephonyEvent> sink,
            Function<DeviceId, CompletableFuture<Void>> resyncOne) {
        this.exchange = exchange;
        this.ids = ids;
        this.inventory = inventory;
        this.sink = sink;
        this.resyncOne = resyncOne;
    }

    /** Takes note of what was told while the resync runs. */
    void heard(TelephonyEvent event) {
        if (told.size() >= MOST) {
            return;
        }
        if (event instanceof CallEvent call) {
            told.add(List.of(call.device(), call.call()));
            if (call instanceof CallEvent.Established established) {
                told.add(List.of(established.details().calling(), call.call()));
            }
            if (call instanceof CallEvent.Delivered delivered) {
                told.add(List.of(delivered.details().calling(), call.call()));
            }
        } else if (event instanceof FeatureEvent.MessageWaitingChanged messages) {
            messagesTold.add(messages.device());
        }
    }

    /** Takes note that a device's message lamp is lit. */
    void lampLit(DeviceId device) {
        if (lampLit.size() < MOST) {
            lampLit.add(device);
        }
    }

    /** Asks for calls, messages and agents that were not told, at the devices of a node or at one device. */
    CompletableFuture<Void> complete(Collection<DeviceId> devices) {
        List<DeviceId> groups = devices.stream().filter(device -> isOf(device, Set.of(DeviceKind.HUNT_GROUP))).toList();
        List<DeviceId> withCalls = devices.stream().filter(device -> isOf(device, WITH_CALLS)).toList();
        List<DeviceId> withMessages = lampLit.stream().filter(device -> !messagesTold.contains(device)).toList();
        return Steps.aFewAtATime(withCalls, this::calls)
                .thenCompose(done -> Steps.aFewAtATime(withMessages, this::messages))
                .thenCompose(done -> Steps.aFewAtATime(groups, this::agents));
    }

    private boolean isOf(DeviceId device, Set<DeviceKind> kinds) {
        var known = inventory.get(device);
        return known != null && kinds.contains(known.kind());
    }

    private CompletableFuture<Void> calls(DeviceId device) {
        if (unanswerable) {
            return Steps.DONE;
        }
        return exchange.send(new CallCommands.QueryCalls(ids.field(device))).thenCompose(answer -> {
            List<CallCommands.CallState> missing = answer.calls().stream()
                    .filter(call -> !told.contains(List.of(device, ids.call(call.call())))).toList();
            boolean trunkCall = !missing.isEmpty() && isOf(device, Set.of(DeviceKind.TRUNK));
            return (trunkCall ? resyncOne.apply(device) : Steps.DONE)
                    .thenRun(() -> missing.forEach(call -> tell(device, call)));
        }).exceptionallyCompose(failure -> {
            unanswerable |= Outcomes.is(failure, Outcome.INVALID_COMMAND);
            return Outcomes.isRefusal(failure) ? Steps.DONE : CompletableFuture.failedFuture(failure);
        });
    }

    private void tell(DeviceId device, CallCommands.CallState state) {
        CallId call = ids.call(state.call());
        if (call.isNone() || told.contains(List.of(device, call))) {
            return;
        }
        CallEvent event = switch (state.state().value()) {
            case INITIATE -> new CallEvent.ServiceInitiated(call, device, Cause.UNKNOWN);
            case ALERTING -> new CallEvent.Delivered(call, device, CallDetails.NONE, Cause.UNKNOWN);
            case CONNECTED -> new CallEvent.Established(call, device, CallDetails.NONE, Cause.UNKNOWN);
            case HOLD -> new CallEvent.Held(call, device, Cause.UNKNOWN);
            case QUEUED -> new CallEvent.Queued(call, device, 0, CallDetails.NONE, Cause.UNKNOWN);
            case FAILED -> new CallEvent.Failed(call, device, "", Cause.UNKNOWN);
            case NULL, UNKNOWN -> null;
        };
        if (event != null) {
            sink.accept(event);
        }
    }

    private CompletableFuture<Void> messages(DeviceId device) {
        return Steps.unlessRefused(exchange.send(new StationCommands.QueryMessages(ids.field(device))),
                new StationCommands.Messages(List.of())).thenAccept(answer -> {
                    for (StationCommands.Message message : answer.messages()) {
                        int count = message.count() == null ? 1 : Math.max(0, message.count());
                        sink.accept(new FeatureEvent.MessageWaitingChanged(device, true, ids.device(message.from()),
                                message.mailbox(), count));
                    }
                });
    }

    private CompletableFuture<Void> agents(DeviceId group) {
        return Steps.unlessRefused(exchange.send(new StationCommands.QueryGroup(ids.field(group))), null)
                .thenAccept(answer -> {
                    if (answer != null) {
                        answer.members().forEach(member -> agent(group, member));
                    }
                });
    }

    /** Log-ons name the group; what an agent does is the same in all groups. */
    private void agent(DeviceId group, StationCommands.Member member) {
        DeviceId agent = ids.agent(member.agent());
        DeviceId device = ids.device(member.device());
        switch (member.mode().value()) {
            case READY -> agent(agent, device, group, AgentState.READY);
            case NOT_READY -> agent(agent, device, group, AgentState.BUSY);
            case WORK_NOT_READY -> agent(agent, device, group, AgentState.WORKING_AFTER_CALL);
            case MEMBER_READY, MEMBER_BUSY -> sink.accept(new AgentStateChanged(DeviceId.NONE,
                    device.isNone() ? ids.device(member.agent()) : device, "", group, AgentState.LOGGED_ON));
            case LOGGED_OUT, UNKNOWN -> {
                // Nothing outlives the link, so there is nothing to take back.
            }
        }
    }

    private void agent(DeviceId agent, DeviceId device, DeviceId group, AgentState state) {
        String name = inventory.agentName(agent);
        sink.accept(new AgentStateChanged(agent, device, name, group, AgentState.LOGGED_ON));
        sink.accept(new AgentStateChanged(agent, device, name, DeviceId.NONE, state));
    }
}
