package org.jackfield.core.telephony.model;

import java.util.List;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;

/**
 * Makes segments of what happens to the parties of a call (manual §7.2.2.4, §7.2.2.8).
 *
 * <p>Before an event changes the parties, {@link #count} lets the clocks of the live segments run up to it; after it,
 * {@link #settle} compares who handles the call with the segments alive, and closes, opens, or hands over.
 */
final class Segmenter {

    /** A call that moves on without end must not grow without end. */
    private static final int MAX_SEGMENTS = 500;

    private final DeviceBook devices;
    private final OutsideNumbers numbers;

    Segmenter(DeviceBook devices, OutsideNumbers numbers) {
        this.devices = devices;
        this.numbers = numbers;
    }

    void count(Call call, Step step) {
        long millis = step.at().toEpochMilli() - call.counted.toEpochMilli();
        if (millis <= 0) {
            return;
        }
        for (Draft draft : call.liveDrafts()) {
            draft.count(Roles.phase(call, draft), millis);
        }
        call.counted = step.at();
    }

    void close(Call call, DeviceId device, Ending ending, Step step) {
        call.liveDraft(device).ifPresent(draft -> close(call, draft, ending, step));
        call.waitingDraft()
                .filter(draft -> draft.device.device().equals(device))
                .ifPresent(draft -> close(call, draft, ending, step));
    }

    private void close(Call call, Draft draft, Ending ending, Step step) {
        boolean beaten = ending.end() == SegmentEnd.CLEARED
                && draft.answered == null
                && !draft.waiting
                && call.liveDrafts().stream().anyMatch(d -> d != draft && d.answered != null);
        draft.close(step.at(), beaten ? Ending.of(SegmentEnd.ANSWERED_ELSEWHERE, ending.cause()) : ending);
    }

    /** Brings the segments in line with the parties. */
    void settle(Call call, Ending ending, Step step) {
        List<Leg> handlers = call.isLive() ? Roles.handlers(call) : List.of();
        for (Draft draft : call.liveDrafts()) {
            boolean handled = draft.waiting
                    || handlers.stream().anyMatch(l -> l.device().equals(draft.device.device()));
            if (!handled) {
                close(call, draft, ending, step);
            }
        }
        for (Leg handler : handlers) {
            if (call.liveDraft(handler.device()).isEmpty()) {
                begin(call, handler, step);
            }
        }
        settleWaiting(call, handlers, ending, step);
        call.liveDrafts().forEach(draft -> refresh(call, draft, step));
    }

    private void begin(Call call, Leg handler, Step step) {
        Draft waiting = call.waitingDraft().orElse(null);
        DeviceId group = handler.group();
        if (waiting != null && !group.isNone() && !waiting.group.isNone()
                && !waiting.group.device().equals(group)) {
            // presented from another group: that counts against each of them (manual §7.2.2.8)
            close(call, waiting, Ending.of(SegmentEnd.DIVERTED, Cause.REDIRECTED, devices.party(handler.device())), step);
            waiting = null;
        }
        Draft draft = waiting == null ? open(call, handler, step) : waiting;
        if (draft == null) {
            return;
        }
        draft.waiting = false;
        draft.device = devices.party(handler.device());
        if (draft.group.isNone() && !group.isNone()) {
            draft.group = devices.party(group);
        }
    }

    private Draft open(Call call, Leg leg, Step step) {
        if (call.drafts.size() >= MAX_SEGMENTS) {
            call.marks.add(CallMark.GAP);
            return null;
        }
        Draft draft = new Draft(step.nextId(), call, leg.call(), step.at());
        draft.number = call.drafts.size() + 1;
        draft.device = devices.party(leg.device());
        draft.from = call.arrivingFrom;
        draft.transferred = call.arrivingByTransfer && !call.arrivingFrom.isNone();
        if (call.recalled) {
            draft.marks.add(CallMark.RECALL);
        }
        if (call.drafts.isEmpty()) {
            draft.accountCode = call.accountCode;
        }
        call.drafts.add(draft);
        return draft;
    }

    private void settleWaiting(Call call, List<Leg> handlers, Ending ending, Step step) {
        Leg place = call.isLive() && handlers.isEmpty() ? Roles.waitingAt(call).orElse(null) : null;
        Draft waiting = call.waitingDraft().orElse(null);
        if (place == null) {
            if (waiting != null) {
                close(call, waiting, ending, step);
            }
            return;
        }
        if (waiting != null && place.kind().isGroup() && !waiting.group.isNone()
                && !waiting.group.device().equals(place.device())) {
            close(call, waiting, Ending.of(SegmentEnd.DIVERTED, ending.cause(), devices.party(place.device())), step);
            waiting = null;
        }
        if (waiting == null) {
            waiting = open(call, place, step);
            if (waiting == null) {
                return;
            }
            waiting.waiting = true;
        }
        waiting.device = devices.party(place.device());
        if (place.kind() == DeviceKind.HUNT_GROUP) {
            waiting.group = waiting.device;
        }
    }

    private void refresh(Call call, Draft draft, Step step) {
        Leg anchor = Roles.served(call).orElse(null);
        Leg leg = call.leg(draft.device.device()).orElse(null);
        CallType type = call.legs.stream().anyMatch(Call::isOutside) ? CallType.EXTERNAL : draft.type;
        draft.type = type;
        draft.direction = type == CallType.INTERNAL ? Direction.NONE : call.direction();
        draft.outside = type == CallType.INTERNAL ? draft.outside : numbers.of(call);
        draft.dialled = call.dialled;
        if (anchor != null && draft.caller.isNone() && type == CallType.INTERNAL) {
            draft.caller = devices.party(anchor.device());
        }
        if (anchor != null && Call.isOutside(anchor)) {
            Party trunk = devices.party(anchor.device());
            if (draft.trunk.isNone() || draft.trunk.kind() == DeviceKind.TRUNK_GROUP) {
                draft.trunk = trunk;
            }
            if (draft.device.kind().isTrunk() && !draft.device.device().equals(anchor.device())) {
                draft.marks.add(CallMark.TRUNK_TO_TRUNK);
            }
        }
        boolean calledOut = !call.callerLeft && call.calling.device().equals(draft.device.device());
        if (leg != null && leg.counted() == ConnectionState.ALERTING && !leg.notRung() && !draft.waiting
                && !calledOut) {
            draft.rung = true;
        }
        Draft.Phase phase = Roles.phase(call, draft);
        if (draft.answered == null && (phase == Draft.Phase.TALK || phase == Draft.Phase.HOLD)) {
            draft.answered = step.at();
            draft.device = devices.party(draft.device.device());
            call.arrivingFrom = Party.NONE;
            call.arrivingByTransfer = false;
            call.recalled = false;
        }
        long people = call.legs.stream().filter(l -> l.keepsAlive() && l.counted() == ConnectionState.CONNECTED).count();
        if (people > 2) {
            draft.marks.add(CallMark.CONFERENCE);
        }
        if (call.legs.stream().anyMatch(l -> l.kind() == DeviceKind.RECORDER)) {
            draft.marks.add(CallMark.RECORDED_BY_PHONE_SYSTEM);
        }
        draft.marks.addAll(call.marks);
        draft.revision++;
    }

    /** Sees to it that a call that was placed and reached nobody is not lost: one segment for all of it. */
    void account(Call call, Ending ending, Step step) {
        if (!call.placed || !call.drafts.isEmpty()) {
            return;
        }
        if (call.unfollowed && !isToBeTold(call.calling)) {
            return;
        }
        DeviceId device = call.unfollowed ? call.calling.device()
                : !call.failedAt.isNone() ? call.failedAt
                : !call.meantFor.isNone() ? call.meantFor : call.calling.device();
        Draft draft = new Draft(step.nextId(), call, call.names.iterator().next(), call.started);
        draft.number = 1;
        draft.device = devices.party(device);
        draft.type = call.type();
        draft.direction = call.direction();
        draft.caller = draft.type == CallType.INTERNAL ? call.calling : Party.NONE;
        draft.trunk = call.calling.kind().isTrunk() ? call.calling : Party.NONE;
        draft.from = call.arrivingFrom;
        draft.outside = draft.type == CallType.INTERNAL ? draft.outside : numbers.of(call);
        draft.dialled = call.dialled;
        draft.accountCode = call.accountCode;
        draft.ringMillis = step.at().toEpochMilli() - call.started.toEpochMilli();
        draft.marks.addAll(call.marks);
        boolean failed = !call.failedAt.isNone() && ending.end() == SegmentEnd.CLEARED;
        draft.close(step.at(), failed ? new Ending(SegmentEnd.FAILED, call.failure, ending.code(), Party.NONE) : ending);
        call.drafts.add(draft);
    }

    /** Whether a call with a device that is not followed is told for the sake of its caller. */
    private boolean isToBeTold(Party caller) {
        return !caller.kind().isTrunk() && !devices.settings(caller.device()).disabled();
    }
}
