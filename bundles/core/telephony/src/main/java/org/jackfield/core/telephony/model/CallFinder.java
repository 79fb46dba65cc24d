package org.jackfield.core.telephony.model;

import java.time.Duration;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.CallEvent.Delivered;
import org.jackfield.api.telephony.event.CallEvent.Established;
import org.jackfield.api.telephony.event.CallEvent.Held;
import org.jackfield.api.telephony.event.CallEvent.NetworkReached;
import org.jackfield.api.telephony.event.CallEvent.Offered;
import org.jackfield.api.telephony.event.CallEvent.Originated;
import org.jackfield.api.telephony.event.CallEvent.Queued;
import org.jackfield.api.telephony.event.CallEvent.Retrieved;
import org.jackfield.api.telephony.event.CallEvent.ServiceInitiated;

/** Finds the call that an event is about. */
final class CallFinder {

    /** An origin told again this much later belongs to another call of the same name. */
    private static final Duration REPEAT = Duration.ofSeconds(2);

    private final CallBook calls;
    private final Lifecycle lifecycle;

    CallFinder(CallBook calls, Lifecycle lifecycle) {
        this.calls = calls;
        this.lifecycle = lifecycle;
    }

    /** Whether the event tells of a call even if nothing was heard of the call before. */
    static boolean beginsCall(CallEvent event) {
        return switch (event) {
            case ServiceInitiated e -> true;
            case Originated e -> true;
            case Offered e -> true;
            case Delivered e -> true;
            case Established e -> true;
            case NetworkReached e -> true;
            case Queued e -> true;
            case Held e -> true;
            case Retrieved e -> true;
            default -> false;
        };
    }

    /** The call that is meant, which is not always the one that last bore the name: phone systems use names again. */
    Call find(CallEvent event, boolean resyncing, Step step) {
        Call call = calls.named(event.call());
        if (call == null) {
            return null;
        }
        boolean inUse = call.hasLegNamed(event.call()) || call.legs.isEmpty();
        if (event instanceof ServiceInitiated || event instanceof Originated) {
            if (!inUse) {
                calls.unname(event.call());
                return null;
            }
            boolean other = !call.calling.isNone() && !call.calling.device().equals(event.device());
            boolean late = step.at().isAfter(call.started.plus(REPEAT));
            if (other || late && !call.drafts.isEmpty()) {
                lifecycle.interrupt(call, step);
                return null;
            }
            return call;
        }
        if (!inUse && beginsCall(event) && call.leg(event.device()).isEmpty()) {
            calls.unname(event.call());
            return null;
        }
        if (resyncing && isOther(call, event)) {
            calls.unname(event.call()); // the one that bore it ends with the snapshot, in which it is not
            return null;
        }
        return call;
    }

    /**
     * A phone system that started anew gives its names anew: what a snapshot tells of devices that the call never had is
     * another call.
     */
    private static boolean isOther(Call call, CallEvent event) {
        DeviceId calling = switch (event) {
            case Delivered e -> e.details().calling();
            case Established e -> e.details().calling();
            case Queued e -> e.details().calling();
            default -> DeviceId.NONE;
        };
        return !calling.isNone()
                && !call.legs.isEmpty()
                && call.leg(calling).isEmpty()
                && call.leg(event.device()).isEmpty()
                && !call.calling.device().equals(calling);
    }
}
