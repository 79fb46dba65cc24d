package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * The calls and devices of one phone system, as its events tell. A pure function of the events, their ids and their
 * times of arrival: no clock, no randomness, no input or output, so that a replay of the journal gives the same calls,
 * segments and ids. For one thread.
 */
public final class CallModel {

    private final PhoneSystemId system;
    private final DeviceBook devices;
    private final CallBook calls = new CallBook();
    private final OutsideNumbers numbers = new OutsideNumbers();
    private final CallEvents events;
    private final Resync resync;
    /** When the last event arrived. */
    private Instant heard = Instant.EPOCH;
    /** Up to when events were heard for certain, if some were missed and no snapshot has made up for it. */
    private Instant lostAt;

    public CallModel(PhoneSystemId system) {
        this.system = system;
        this.devices = new DeviceBook(system);
        Segmenter segmenter = new Segmenter(devices, numbers);
        Lifecycle lifecycle = new Lifecycle(system, calls, devices, segmenter);
        this.resync = new Resync(calls, lifecycle, segmenter);
        this.events = new CallEvents(calls, lifecycle, segmenter, new Joining(calls, lifecycle, segmenter));
    }

    /**
     * What an event did.
     *
     * @param subject the call it was about, null if none
     * @param changes every call it changed
     * @param devices every device it changed; null under the id of one that was removed
     */
    public record Outcome(LogicalCall subject, List<LogicalCall> changes, Map<DeviceId, DeviceStatus> devices) {}

    /**
     * Applies an event.
     *
     * @param eventId its lasting id, a version 7 UUID
     * @param at when it arrived, not before the event that precedes it
     */
    public Outcome apply(UUID eventId, Instant at, TelephonyEvent event) {
        Step step = new Step(eventId, at);
        Call subject = null;
        switch (event) {
            case CallEvent e -> subject = events.apply(e, resync.isRunning(), resync.doubts(e.device()), step);
            case AgentStateChanged e -> devices.apply(e);
            case FeatureEvent e -> devices.apply(e);
            case SystemEvent.DialPlanSet e -> numbers.set(e.rules());
            case SystemEvent e -> devices.apply(e);
            case LinkEvent e -> apply(e, step);
        }
        heard = at;
        List<LogicalCall> changes = step.changed().stream().map(this::snapshot).toList();
        LogicalCall about = subject == null ? null : subjectIn(changes, subject);
        return new Outcome(about, changes, devices.takeChanges());
    }

    private LogicalCall subjectIn(List<LogicalCall> changes, Call subject) {
        return changes.stream()
                .filter(c -> c.id().equals(subject.id))
                .findFirst()
                .orElseGet(() -> subject.snapshot(devices, numbers));
    }

    private void apply(LinkEvent event, Step step) {
        switch (event) {
            case LinkEvent.LinkChanged e -> {
                if (e.state() == LinkStatus.State.DOWN) {
                    resync.abandon();
                    resync.lost("");
                    lost(step.at());
                    mark(LinkEvent.Scope.ALL, step);
                }
            }
            case LinkEvent.EventsMissed e -> {
                // they were missed between the event before and this one
                lost(heard);
                if (e.count() == 0) {
                    resync.lost(e.node());
                }
                mark(LinkEvent.Scope.node(e.node()), step);
            }
            case LinkEvent.ResyncBegan e -> {
                devices.resyncBegan(e.scope());
                resync.begin(e.scope());
            }
            case LinkEvent.ResyncEnded e -> {
                resync.end(e.scope(), e.complete(), lostAt, step);
                if (e.complete() && e.scope().equals(LinkEvent.Scope.ALL)) {
                    lostAt = null;
                }
            }
            case LinkEvent.ImportBegan e -> devices.importBegan();
        }
    }

    private void lost(Instant since) {
        if (lostAt == null) {
            lostAt = since;
        }
    }

    private void mark(LinkEvent.Scope scope, Step step) {
        for (Call call : calls.all()) {
            if (call.legs.stream().anyMatch(l -> scope.covers(l.device())) && call.marks.add(CallMark.GAP)) {
                call.liveDrafts().forEach(draft -> {
                    draft.marks.add(CallMark.GAP);
                    draft.revision++;
                });
                call.revision++;
                step.changed(call);
            }
        }
    }

    private LogicalCall snapshot(Call call) {
        return call.snapshot(devices, numbers);
    }

    /** {@return the calls alive, in the order they began} */
    public List<LogicalCall> liveCalls() {
        return calls.oldestFirst().stream().map(this::snapshot).toList();
    }

    /** {@return the dial plan that numbers are cleaned by} */
    public DialPlanRules dialPlan() {
        return numbers.rules();
    }

    /** {@return how many calls are alive} */
    public int liveCallCount() {
        return calls.size();
    }

    /** {@return every device that was ever reported and not removed} */
    public Collection<DeviceStatus> devices() {
        return List.copyOf(devices.all());
    }

    /** {@return all that is needed to go on from here} */
    public ModelState state() {
        return new ModelState(
                heard,
                lostAt,
                resync.running(),
                List.copyOf(resync.doubted()),
                List.copyOf(devices.all()),
                numbers.rules(),
                calls.oldestFirst().stream().map(call -> CallState.of(call, calls, snapshot(call))).toList());
    }

    /** {@return a model that goes on from where {@code state} was taken} */
    public static CallModel restore(PhoneSystemId system, ModelState state) {
        CallModel model = new CallModel(system);
        model.heard = state.heard();
        model.lostAt = state.lostAt();
        model.devices.restore(state.devices());
        model.numbers.set(state.dialPlan());
        model.resync.restore(state.resyncing(), state.doubted());
        state.calls().forEach(saved -> saved.enter(model.calls));
        return model;
    }

    @Override
    public String toString() {
        return "calls of " + system;
    }
}
