package org.jackfield.connectors.simulator.pbx;

import java.util.List;

/** Finds somebody in a hunt group to answer, advances when nobody does, and queues while there is nobody. */
final class Hunting {

    private final Pbx pbx;

    Hunting(Pbx pbx) {
        this.pbx = pbx;
    }

    /** A call reaches a group. */
    void enter(Call call, HuntGroup group, Cause cause) {
        call.group = group;
        call.queuedAtGroup = false;
        call.ringCause = cause;
        Party standIn = new Party(group, call, call.joinId(), PartyState.ALERTING);
        call.add(standIn);
        watchOverflow(call, group);
        if (!ringMembers(call, group, null)) {
            queue(call, group, standIn);
        }
    }

    private boolean ringMembers(Call call, HuntGroup group, Station butNot) {
        List<Station> free = group.available().stream().filter(s -> s != butNot && call.party(s) == null).toList();
        if (free.isEmpty()) {
            return false;
        }
        List<Station> ringing = group.policy() == HuntGroup.Policy.ALL_RING ? free : free.subList(0, 1);
        for (Station station : ringing) {
            Party party = new Party(station, call, call.joinId(), PartyState.ALERTING);
            call.add(party);
            pbx.events().delivered(party, call.ringCause);
        }
        if (group.policy() != HuntGroup.Policy.ALL_RING) {
            call.ringTimer = pbx.loop().after(pbx.plan().timers().huntAdvanceMillis(),
                    () -> advance(call, group, ringing.getFirst()));
        }
        return true;
    }

    private void advance(Call call, HuntGroup group, Station from) {
        Party party = call.party(from);
        if (party == null || party.state() != PartyState.ALERTING) {
            return;
        }
        boolean another = group.available().stream().anyMatch(s -> s != from);
        if (!another) {
            // Alone in the group: it goes on ringing.
            call.ringTimer = pbx.loop().after(pbx.plan().timers().huntAdvanceMillis(), () -> advance(call, group, from));
            return;
        }
        Station next = group.available().stream().filter(s -> s != from).findFirst().orElseThrow();
        pbx.events().diverted(call, from, next, null, Cause.NOT_ANSWERED);
        call.remove(party);
        from.setIdleSince(pbx.millis());
        ringMembers(call, group, from);
        freed(from);
    }

    private void queue(Call call, HuntGroup group, Party standIn) {
        call.queuedAtGroup = true;
        standIn.setState(PartyState.QUEUED);
        group.waiting().add(call);
        pbx.events().queued(standIn, Cause.NO_AVAILABLE_AGENTS);
        if (group.announcement() != null) {
            call.ringTimer = pbx.loop().after(pbx.plan().timers().announcementMillis(), () -> announce(call, group));
        }
    }

    private void announce(Call call, HuntGroup group) {
        if (!group.waiting().contains(call) || call.party(group.announcement()) != null) {
            return;
        }
        Party announcement = new Party(group.announcement(), call, call.joinId(), PartyState.CONNECTED);
        call.add(announcement);
        call.answeredBy = group.announcement();
        pbx.events().established(call);
    }

    private void watchOverflow(Call call, HuntGroup group) {
        if (group.overflow() != null) {
            call.queueTimer = pbx.loop().after(pbx.plan().timers().overflowMillis(), () -> overflow(call, group));
        }
    }

    /** A call that has waited too long goes elsewhere. */
    void overflow(Call call, HuntGroup group) {
        moveOn(call, group, new Destination.Internal(group.overflow()), Cause.OVERFLOW, Cause.OVERFLOW);
    }

    /** Takes a call out of its group and leads it elsewhere. */
    void moveOn(Call call, HuntGroup group, Destination destination, Cause why, Cause ringWith) {
        Party standIn = call.party(group);
        if (standIn == null) {
            return;
        }
        call.cancelTimers();
        group.waiting().remove(call);
        for (Party ringing : call.alerting()) {
            call.remove(ringing);
            pbx.events().cleared(ringing, ringing.device(), Cause.NORMAL_CLEAR, false);
            freed(ringing.device());
        }
        for (Party other : call.others(standIn)) {
            if (other.device() instanceof Application announcement && announcement == group.announcement()) {
                call.remove(other);
                pbx.events().cleared(other, announcement, Cause.NORMAL_CLEAR, false);
            }
        }
        if (!pbx.routing().redirect(call, group, standIn, destination, why, ringWith)) {
            pbx.clearing().expectHangUp(call);
        }
    }

    /** A station has become free, or ready: the groups it serves give it the call that waits longest. */
    void freed(Device device) {
        if (!(device instanceof Station station)) {
            return;
        }
        station.setIdleSince(pbx.millis());
        pbx.callbacks().freed();
        for (HuntGroup group : pbx.devices(HuntGroup.class)) {
            if (!group.waiting().isEmpty() && group.available().contains(station)) {
                Call call = group.waiting().poll();
                if (call.ringTimer != null) {
                    call.ringTimer.cancel();
                }
                call.party(group).setState(PartyState.ALERTING);
                ringMembers(call, group, null);
                return;
            }
        }
    }

    /** A call takes another one's place in its group, because the other announced it. */
    void adopt(Call from, Call to) {
        HuntGroup group = from.group;
        if (group == null || to.party(group) == null) {
            return;
        }
        watchOverflow(to, group);
        if (group.waiting().remove(from)) {
            group.waiting().add(to);
            return;
        }
        List<Party> ringing = to.alerting();
        if (!ringing.isEmpty() && group.policy() != HuntGroup.Policy.ALL_RING) {
            Station station = (Station) ringing.getFirst().device();
            to.ringTimer = pbx.loop().after(pbx.plan().timers().huntAdvanceMillis(), () -> advance(to, group, station));
        }
    }

    /** The call is answered or gone. */
    void forget(Call call) {
        if (call.group != null) {
            call.group.waiting().remove(call);
        }
    }
}
