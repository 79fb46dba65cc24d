package org.jackfield.core.telephony.model;

import java.util.List;
import java.util.function.Predicate;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.CallEvent.CallCleared;
import org.jackfield.api.telephony.event.CallEvent.CallInformation;
import org.jackfield.api.telephony.event.CallEvent.Conferenced;
import org.jackfield.api.telephony.event.CallEvent.ConnectionCleared;
import org.jackfield.api.telephony.event.CallEvent.Delivered;
import org.jackfield.api.telephony.event.CallEvent.Diverted;
import org.jackfield.api.telephony.event.CallEvent.Established;
import org.jackfield.api.telephony.event.CallEvent.Failed;
import org.jackfield.api.telephony.event.CallEvent.Held;
import org.jackfield.api.telephony.event.CallEvent.NetworkReached;
import org.jackfield.api.telephony.event.CallEvent.Offered;
import org.jackfield.api.telephony.event.CallEvent.Originated;
import org.jackfield.api.telephony.event.CallEvent.Queued;
import org.jackfield.api.telephony.event.CallEvent.Retrieved;
import org.jackfield.api.telephony.event.CallEvent.ServiceInitiated;
import org.jackfield.api.telephony.event.CallEvent.Transferred;
import org.jackfield.api.telephony.event.ExternalParty;

/**
 * What each call event does to the parties of its call. Tolerant: an event may be repeated, come early or be missing;
 * the last event about a party decides.
 */
final class CallEvents {

    private final CallBook calls;
    private final Lifecycle lifecycle;
    private final Segmenter segmenter;
    private final Joining joining;
    private final CallFinder finder;

    CallEvents(CallBook calls, Lifecycle lifecycle, Segmenter segmenter, Joining joining) {
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.segmenter = segmenter;
        this.joining = joining;
        this.finder = new CallFinder(calls, lifecycle, joining);
    }

    /**
     * Applies an event.
     *
     * @param resyncing whether it may tell the present, not what happens
     * @param doubted whether names of calls may have begun anew
     * @return the call that the event was about, null if there is none
     */
    Call apply(CallEvent event, boolean resyncing, boolean doubted, Step step) {
        boolean joins = event instanceof Transferred || event instanceof Conferenced;
        if (joins && doubted) {
            finder.decide(event, step);
        }
        if (event instanceof Transferred transferred) {
            return joining.transfer(transferred, step);
        }
        if (event instanceof Conferenced conferenced) {
            return joining.conference(conferenced, step);
        }
        if (event.call().isNone() || CallFinder.beginsCall(event) && event.device().isNone()) {
            return null;
        }
        Call call = finder.find(event, doubted, step);
        if (call == null) {
            if (!CallFinder.beginsCall(event)) {
                return null;
            }
            boolean late = resyncing || event instanceof Established || event instanceof Held
                    || event instanceof Retrieved;
            call = lifecycle.begin(event.call(), late, step);
        }
        segmenter.count(call, step);
        switch (event) {
            case ServiceInitiated e -> initiated(call, e, step);
            case Originated e -> originated(call, e, step);
            case Offered e -> learn(call, e, e.details(), step);
            case Delivered e -> delivered(call, e, step);
            case Established e -> established(call, e, step);
            case NetworkReached e -> networkReached(call, e, step);
            case Queued e -> queued(call, e, step);
            case Diverted e -> diverted(call, e, step);
            case Held e -> lifecycle.enter(call, e.device(), e.call(), ConnectionState.HELD, DeviceId.NONE, step);
            case Retrieved e -> retrieved(call, e, step);
            case Failed e -> failed(call, e, step);
            case CallInformation e -> information(call, e, step);
            case ConnectionCleared e -> {
                return connectionCleared(call, e, step);
            }
            case CallCleared e -> {
                return callCleared(call, e, step);
            }
            case Transferred e -> throw new AssertionError(e);
            case Conferenced e -> throw new AssertionError(e);
        }
        if (event instanceof Offered && call.legs.isEmpty()) {
            lifecycle.changed(call, step);
            return call;
        }
        SegmentEnd end = event instanceof Failed ? SegmentEnd.FAILED : SegmentEnd.DIVERTED;
        lifecycle.settle(call, Ending.of(end, event.cause()), step);
        return call;
    }

    private void learn(Call call, CallEvent event, CallDetails details, Step step) {
        boolean onward = call.calling.kind().isTrunk()
                && lifecycle.kind(event.device()).isTrunk()
                && !event.device().equals(call.calling.device());
        if (onward) {
            // the far end of the second trunk is where the call goes, not who calls
            call.learn(details.withOutside(ExternalParty.NONE));
        } else {
            call.learn(details);
        }
        DeviceId calling = details.calling();
        if (calling.isNone()) {
            return;
        }
        call.leg(calling).ifPresent(leg -> call.put(leg.withConfirmed(true)));
        if (call.calling.isNone()) {
            call.calling = lifecycle.party(calling);
            call.placed = true;
            if (call.leg(calling).isEmpty()) {
                lifecycle.enter(call, calling, event.call(), ConnectionState.CONNECTED, DeviceId.NONE, step);
            }
        }
    }

    private void initiated(Call call, ServiceInitiated event, Step step) {
        if (call.calling.isNone()) {
            call.calling = lifecycle.party(event.device());
        }
        if (call.leg(event.device()).isEmpty()) {
            lifecycle.enter(call, event.device(), event.call(), ConnectionState.INITIATED, DeviceId.NONE, step);
        }
    }

    private void originated(Call call, Originated event, Step step) {
        call.calling = lifecycle.party(event.device());
        call.placed = true;
        call.learn(event.details());
        boolean begun = call.leg(event.device()).filter(l -> l.state() != ConnectionState.INITIATED).isPresent();
        if (!begun) {
            lifecycle.enter(call, event.device(), event.call(), ConnectionState.CONNECTED, DeviceId.NONE, step);
        }
    }

    private void delivered(Call call, Delivered event, Step step) {
        learn(call, event, event.details(), step);
        lifecycle.enter(
                call, event.device(), event.call(), ConnectionState.ALERTING, event.details().group(), step);
        if (event.cause() == Cause.RECALL) {
            call.recalled = true;
            call.liveDraft(event.device()).ifPresent(draft -> draft.marks.add(CallMark.RECALL));
        }
        Leg leg = call.leg(event.device()).orElse(null);
        if (leg != null && leg.isHandling()) {
            leaveApplications(call, leg, step);
            call.removeLegs(l -> l.kind() == DeviceKind.HUNT_GROUP && l.device().equals(leg.group()));
        }
    }

    private void established(Call call, Established event, Step step) {
        learn(call, event, event.details(), step);
        lifecycle.enter(
                call, event.device(), event.call(), ConnectionState.CONNECTED, event.details().group(), step);
        call.leg(call.calling.device())
                .filter(l -> l.state() == ConnectionState.INITIATED)
                .ifPresent(l -> call.put(l.withState(ConnectionState.CONNECTED, step.at())));
        Leg leg = call.leg(event.device()).orElse(null);
        if (leg == null || !leg.isReached() || leg.notAnswering() || leg.kind().isTrunk()) {
            return;
        }
        leaveApplications(call, leg, step);
        if (!leg.isRouting()) {
            call.removeLegs(l -> l.kind() == DeviceKind.HUNT_GROUP);
        }
        DeviceId group = leg.group();
        leave(call, l -> l != leg && !group.isNone() && group.equals(l.group())
                && l.state() == ConnectionState.ALERTING,
                Ending.of(SegmentEnd.ANSWERED_ELSEWHERE, event.cause()), step);
    }

    /** An announcement or attendant lets go of a call that has reached somebody, whether that is told or not. */
    private void leaveApplications(Call call, Leg reached, Step step) {
        leave(call, l -> l.isRouting() && l != reached && !l.device().equals(call.calling.device()),
                Ending.of(SegmentEnd.DIVERTED, Cause.REDIRECTED, lifecycle.party(reached.device())), step);
    }

    private void leave(Call call, Predicate<Leg> which, Ending ending, Step step) {
        List<Leg> leaving = call.legs.stream().filter(which).toList();
        for (Leg leg : leaving) {
            call.liveDraft(leg.device()).ifPresent(draft -> segmenter.close(call, leg.device(), ending, step));
        }
        call.removeLegs(leaving::contains);
    }

    private void networkReached(Call call, NetworkReached event, Step step) {
        boolean onward = call.calling.kind().isTrunk();
        call.learn(onward
                ? CallDetails.NONE.withDialled(event.dialled())
                : CallDetails.NONE.withOutside(ExternalParty.dialled(event.dialled())));
        boolean answered = call.leg(event.device())
                .filter(l -> l.state() == ConnectionState.CONNECTED)
                .isPresent();
        lifecycle.enter(
                call, event.device(), event.call(),
                answered ? ConnectionState.CONNECTED : ConnectionState.ALERTING, DeviceId.NONE, step);
    }

    private void queued(Call call, Queued event, Step step) {
        learn(call, event, event.details(), step);
        Ending ending = Ending.of(SegmentEnd.DIVERTED, event.cause(), lifecycle.party(event.device()));
        leave(call, l -> event.device().equals(l.group()) && l.state() == ConnectionState.ALERTING, ending, step);
        lifecycle.enter(call, event.device(), event.call(), ConnectionState.QUEUED, DeviceId.NONE, step);
    }

    private void diverted(Call call, Diverted event, Step step) {
        Party to = lifecycle.party(event.to());
        // whoever is served cannot be diverted: such an event tells only where the call goes
        boolean served = Roles.served(call).filter(l -> l.device().equals(event.device())).isPresent();
        boolean taken = event.cause() == Cause.CALL_PICKUP || event.cause() == Cause.CALL_STOLEN;
        // whoever takes a call from somebody who had answered it has it as if they had transferred it
        boolean answered = false;
        if (!served || taken) {
            answered = call.liveDraft(event.device()).filter(draft -> draft.answered != null).isPresent();
            SegmentEnd end = answered ? SegmentEnd.TRANSFERRED : SegmentEnd.DIVERTED;
            segmenter.close(call, event.device(), Ending.of(end, event.cause(), to), step);
            call.removeLegs(l -> l.device().equals(event.device()));
        }
        call.arrivingFrom = lifecycle.party(event.device());
        call.arrivingByTransfer = answered;
        call.recalled = event.cause() == Cause.RECALL;
        if (!event.outsideNumber().isEmpty()) {
            call.dialled = event.outsideNumber();
        }
    }

    private void retrieved(Call call, Retrieved event, Step step) {
        if (call.leg(event.device()).isEmpty()) {
            // held for anybody, and taken by somebody else
            Ending ending = Ending.of(SegmentEnd.DIVERTED, event.cause(), lifecycle.party(event.device()));
            leave(call, l -> l.state() == ConnectionState.HELD, ending, step);
        }
        lifecycle.enter(call, event.device(), event.call(), ConnectionState.CONNECTED, DeviceId.NONE, step);
    }

    private void failed(Call call, Failed event, Step step) {
        if (event.device().isNone()) {
            return;
        }
        call.failedAt = event.device();
        call.failure = event.cause();
        lifecycle.enter(call, event.device(), event.call(), ConnectionState.FAILED, DeviceId.NONE, step);
    }

    private void information(Call call, CallInformation event, Step step) {
        learn(call, event, event.details(), step);
        if (!event.details().accountCode().isEmpty()) {
            call.enterAccountCode(event.details().accountCode());
        }
    }

    private Call connectionCleared(Call call, ConnectionCleared event, Step step) {
        Leg leg = call.leg(event.device()).orElse(null);
        if (leg == null || !leg.call().equals(event.call())) {
            return call;
        }
        call.removeLegs(l -> l == leg);
        boolean failed = leg.state() == ConnectionState.FAILED;
        lifecycle.settle(
                call,
                new Ending(
                        failed ? SegmentEnd.FAILED : SegmentEnd.CLEARED,
                        failed ? call.failure : event.cause(),
                        event.code(),
                        Party.NONE),
                step);
        return call;
    }

    private Call callCleared(Call call, CallCleared event, Step step) {
        Ending ending = new Ending(SegmentEnd.CLEARED, event.cause(), event.code(), Party.NONE);
        boolean all = call.legs.stream().filter(Leg::keepsAlive).allMatch(l -> l.call().equals(event.call()));
        if (all) {
            lifecycle.end(call, ending, step);
            return call;
        }
        if (!call.hasLegNamed(event.call())) {
            calls.unname(event.call());
            return call;
        }
        call.removeLegs(l -> l.call().equals(event.call()));
        lifecycle.settle(call, ending, step);
        return call;
    }
}
