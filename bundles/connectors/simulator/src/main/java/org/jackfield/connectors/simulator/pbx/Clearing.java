package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.INVALID_OBJECT_STATE;

import java.util.ArrayList;
import java.util.List;

/** Leaving and ending calls. */
public final class Clearing {

    private final Pbx pbx;

    Clearing(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Hangs up: this party leaves, and the call ends unless enough others stay. */
    public void drop(Party leaver) {
        if (pbx.callbacks().isPrompt(leaver.call())) {
            drop(leaver, Cause.CALLBACK);
            return;
        }
        if (leaver.state() == PartyState.ALERTING && leaver.device() instanceof Station) {
            throw new RefusedException(INVALID_OBJECT_STATE, leaver.device() + " only rings");
        }
        drop(leaver, Cause.NORMAL_CLEAR);
    }

    void drop(Party leaver, Cause cause) {
        Call call = leaver.call();
        List<Party> talkers = call.others(leaver).stream().filter(Clearing::person)
                .filter(p -> p.state() == PartyState.CONNECTED || p.state() == PartyState.HELD).toList();
        boolean continues = talkers.size() >= 2 && talkers.stream().anyMatch(p -> p.device() instanceof Station);
        if (continues || leaver.device() instanceof Application && !person(leaver)) {
            leaveConference(leaver, cause);
        } else {
            end(leaver, cause);
        }
    }

    private static boolean person(Party party) {
        return !(party.device() instanceof Application application)
                || application.purpose() != Application.Purpose.RECORD_A_CALL;
    }

    private void leaveConference(Party leaver, Cause cause) {
        Call call = leaver.call();
        call.remove(leaver);
        pbx.events().cleared(leaver, leaver.device(), cause, true);
        for (Party other : call.parties()) {
            pbx.events().otherCleared(other, leaver.device(), leaver.device(), cause);
        }
        freeId(call, leaver.callId(), cause);
        afterwards(leaver);
    }

    /** Ends a call for all; the one who hangs up is told first. */
    public void clear(Party by) {
        end(by, Cause.NORMAL_CLEAR);
    }

    private void end(Party leaver, Cause cause) {
        Call call = leaver.call();
        call.cancelTimers();
        call.ending = true;
        pbx.hunting().forget(call);
        pbx.offering().over(call);
        pbx.callbacks().over(call);
        pbx.trunkGroup().waiting().remove(call);
        List<Party> rest = new ArrayList<>(call.parties());
        rest.remove(leaver);
        rest.sort((a, b) -> Boolean.compare(a.standIn(), b.standIn()));
        pbx.events().cleared(leaver, leaver.device(), cause, true);
        for (Party other : rest) {
            pbx.events().otherCleared(other, leaver.device(), leaver.device(), cause);
            pbx.events().cleared(other, leaver.device(), cause, false);
        }
        List<Party> all = new ArrayList<>(call.parties());
        all.forEach(call::remove);
        all.forEach(p -> freeId(call, p.callId(), cause));
        freeId(call, call.id(), cause);
        pbx.smdr().ended(call, all, leaver);
        all.forEach(this::afterwards);
    }

    void freeId(Call call, String id, Cause cause) {
        if (pbx.findCall(id) == call && call.parties().stream().noneMatch(p -> p.callId().equals(id))) {
            pbx.ids().free(id);
            pbx.events().callEnded(call, id, cause, null, null);
        }
    }

    void afterwards(Party party) {
        if (party.device() instanceof Station station) {
            pbx.conferencing().callOver(station);
            pbx.agentDesk().callOver(station, party.huntCall());
        }
        pbx.hunting().freed(party.device());
        if (party.device() instanceof Trunk) {
            pbx.routing().trunkFreed();
        }
    }

    /** The caller hears a tone; if he does not hang up, the system does it for him. */
    void expectHangUp(Call call) {
        call.cancelTimers();
        call.ringTimer = pbx.loop().after(pbx.plan().timers().failedMillis(), () -> {
            Party caller = call.party(call.calling);
            if (caller != null) {
                drop(caller, Cause.NORMAL_CLEAR);
            }
        });
    }
}
