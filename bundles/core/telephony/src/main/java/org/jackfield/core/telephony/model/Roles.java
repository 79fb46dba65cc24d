package org.jackfield.core.telephony.model;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.telephony.ConnectionState;

/**
 * Who is who in a call. One party is the <em>anchor</em>: the one whom the others serve. For a call over a trunk that
 * is the trunk, for an internal call the caller. Every other party that rings, talks or holds <em>handles</em> the call
 * and has a segment. Only if no other that is followed does, it
 * is the caller who handles a call with a device that is not followed.
 */
final class Roles {

    private Roles() {}

    static Optional<Leg> anchor(Call call) {
        Leg served = served(call).orElse(null);
        if (served == null || served.unfollowed() || Call.isOutside(served)
                || call.legs.stream().anyMatch(l -> l != served && l.isHandling())) {
            return Optional.ofNullable(served);
        }
        // who is not followed is like the outside: what the call was is told of whom they talked with
        return call.legs.stream().filter(l -> l.unfollowed() && l.isReached()).findFirst().or(() -> Optional.of(served));
    }

    /** The trunk, else the caller, else whoever talks. */
    static Optional<Leg> served(Call call) {
        Optional<Leg> trunk = call.legs.stream()
                .filter(l -> Call.isOutside(l) && l.state() != ConnectionState.FAILED)
                .findFirst();
        if (trunk.isPresent()) {
            return trunk;
        }
        Optional<Leg> caller = call.callerLeft ? Optional.empty() : call.leg(call.calling.device());
        if (caller.isPresent()) {
            return caller;
        }
        return call.legs.stream()
                .filter(l -> l.keepsAlive() && isTalking(l))
                .findFirst()
                .or(() -> call.legs.stream().filter(Leg::keepsAlive).findFirst());
    }

    /** The parties that handle the call, in the order they came in. */
    static List<Leg> handlers(Call call) {
        Leg anchor = anchor(call).orElse(null);
        if (anchor == null) {
            return List.of();
        }
        return call.legs.stream().filter(l -> l != anchor && l.isHandling()).toList();
    }

    /** Where the call waits while nobody handles it: at a group if at one, else at an application. */
    static Optional<Leg> waitingAt(Call call) {
        Leg anchor = anchor(call).orElse(null);
        if (anchor == null) {
            return Optional.empty();
        }
        List<Leg> waiting = call.legs.stream().filter(l -> l != anchor && l.isWaiting()).toList();
        return waiting.stream()
                .filter(l -> l.kind().isGroup())
                .findFirst()
                .or(() -> waiting.stream().findFirst());
    }

    /** What the clock of a live segment counts at present. */
    static Draft.Phase phase(Call call, Draft draft) {
        if (draft.waiting) {
            boolean queued = call.legs.stream().anyMatch(l -> l.state() == ConnectionState.QUEUED);
            return queued ? Draft.Phase.QUEUE : Draft.Phase.RING;
        }
        Leg leg = call.leg(draft.device.device()).orElse(null);
        if (leg == null) {
            return draft.answered == null ? Draft.Phase.RING : Draft.Phase.TALK;
        }
        return switch (leg.counted()) {
            case HELD -> Draft.Phase.HOLD;
            // a call that rings where it was talking is a held call that recalls
            case ALERTING -> draft.answered == null ? Draft.Phase.RING : Draft.Phase.HOLD;
            default -> connectedPhase(call, draft, leg);
        };
    }

    private static Draft.Phase connectedPhase(Call call, Draft draft, Leg leg) {
        Leg anchor = anchor(call).orElse(leg);
        if (draft.answered == null && anchor != leg) {
            if (anchor.state() == ConnectionState.QUEUED) {
                return Draft.Phase.QUEUE;
            }
            if (anchor.state() == ConnectionState.ALERTING || anchor.state() == ConnectionState.INITIATED) {
                return Draft.Phase.RING;
            }
        }
        List<Leg> others = call.legs.stream()
                .filter(l -> l != leg && l.keepsAlive() && isTalking(l))
                .toList();
        boolean allHold = !others.isEmpty() && others.stream().allMatch(l -> l.state() == ConnectionState.HELD);
        return allHold ? Draft.Phase.HOLD : Draft.Phase.TALK;
    }

    private static boolean isTalking(Leg leg) {
        return leg.state() == ConnectionState.CONNECTED || leg.state() == ConnectionState.HELD;
    }
}
