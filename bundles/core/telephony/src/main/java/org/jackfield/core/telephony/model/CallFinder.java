package org.jackfield.core.telephony.model;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.CallEvent.Conferenced;
import org.jackfield.api.telephony.event.CallEvent.Delivered;
import org.jackfield.api.telephony.event.CallEvent.Diverted;
import org.jackfield.api.telephony.event.CallEvent.Established;
import org.jackfield.api.telephony.event.CallEvent.Held;
import org.jackfield.api.telephony.event.CallEvent.NetworkReached;
import org.jackfield.api.telephony.event.CallEvent.Offered;
import org.jackfield.api.telephony.event.CallEvent.Originated;
import org.jackfield.api.telephony.event.CallEvent.Participant;
import org.jackfield.api.telephony.event.CallEvent.Queued;
import org.jackfield.api.telephony.event.CallEvent.Retrieved;
import org.jackfield.api.telephony.event.CallEvent.ServiceInitiated;
import org.jackfield.api.telephony.event.CallEvent.Transferred;

/**
 * Finds the call that an event is about.
 *
 * <p>A phone system that started anew begins its names anew, and nothing tells that from a link that was lost and came
 * back. So after a loss, and while a snapshot is read, a name means the call that bore it before only if something that was
 * in that call is told of under the name. What is told of strangers alone is taken for another call; if a party of the old
 * one is told of under the same name after all, the two are one again. What of the old call was not told when the snapshot
 * ends is over.
 */
final class CallFinder {

    /** An origin told again this much later belongs to another call of the same name. */
    private static final Duration REPEAT = Duration.ofSeconds(2);

    private final CallBook calls;
    private final Lifecycle lifecycle;
    private final Joining joining;

    CallFinder(CallBook calls, Lifecycle lifecycle, Joining joining) {
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.joining = joining;
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

    /**
     * The call that is meant, which is not always the one that last bore the name: phone systems use names again.
     *
     * @param doubted whether names may have begun anew
     */
    Call find(CallEvent event, boolean doubted, Step step) {
        if (event instanceof ServiceInitiated || event instanceof Originated) {
            return originOf(event, doubted, step);
        }
        if (doubted) {
            decide(event, step);
        }
        Call call = calls.named(event.call());
        if (call == null) {
            return null;
        }
        boolean inUse = call.hasLegNamed(event.call()) || call.legs.isEmpty();
        if (!inUse && beginsCall(event) && call.leg(event.device()).isEmpty()) {
            calls.unname(event.call());
            return null;
        }
        return call;
    }

    private Call originOf(CallEvent event, boolean doubted, Step step) {
        Call call = calls.named(event.call());
        if (call == null) {
            return null;
        }
        if (!call.hasLegNamed(event.call()) && !call.legs.isEmpty()) {
            calls.unname(event.call());
            return null;
        }
        boolean other = !call.calling.isNone() && !call.calling.device().equals(event.device());
        boolean late = step.at().isAfter(call.started.plus(REPEAT));
        if (!other && (!late || call.drafts.isEmpty())) {
            return call;
        }
        if (doubted) {
            calls.unname(event.call()); // when it ended was not heard: the snapshot ends it
        } else {
            lifecycle.interrupt(call, step);
        }
        return null;
    }

    /** Decides which calls bear the names that an event tells, as far as can be known by now. */
    void decide(CallEvent event, Step step) {
        List<DeviceId> told = told(event);
        namesIn(event).filter(name -> !name.isNone()).forEach(name -> decide(name, told, step));
    }

    private void decide(CallId name, List<DeviceId> told, Step step) {
        Call before = calls.formerly(name);
        if (before != null && isIn(before, name, told)) {
            Call taken = calls.named(name);
            if (taken != null && taken != before) {
                joining.reunite(taken, before, step);
            }
            calls.restore(name);
            return;
        }
        Call call = calls.named(name);
        if (call != null && !isProven(call, name) && isOther(call, name, told)) {
            calls.doubt(name);
        }
    }

    /** Whether a party was told under the name since it came into doubt. */
    private static boolean isProven(Call call, CallId name) {
        return call.legs.stream().anyMatch(l -> l.confirmed() && l.call().equals(name));
    }

    private boolean isOther(Call call, CallId name, List<DeviceId> told) {
        if (call.legs.isEmpty() || told.isEmpty()) {
            return false;
        }
        boolean overAnotherTrunk = call.calling.kind().isTrunk()
                && told.stream().anyMatch(d -> lifecycle.kind(d).isTrunk())
                && told.stream().noneMatch(d -> lifecycle.kind(d).isTrunk() && isIn(call, name, List.of(d)));
        return overAnotherTrunk || !isIn(call, name, told);
    }

    /** Whether one of the devices was in the call under this name, or began it. */
    private static boolean isIn(Call call, CallId name, Collection<DeviceId> devices) {
        return devices.stream().anyMatch(d -> call.leg(d).filter(l -> l.call().equals(name)).isPresent()
                || call.calling.device().equals(d) && call.hasLegNamed(name));
    }

    private static List<DeviceId> told(CallEvent event) {
        Stream<DeviceId> devices = switch (event) {
            case Offered e -> Stream.of(e.details().calling());
            case Delivered e -> Stream.of(e.device(), e.details().calling());
            case Established e -> Stream.of(e.device(), e.details().calling());
            case Queued e -> Stream.of(e.device(), e.details().calling());
            case Diverted e -> Stream.of(e.device(), e.to());
            case Transferred e -> Stream.of(e.device(), e.transferred(), e.to());
            case Conferenced e -> e.parties().stream().map(Participant::device);
            default -> Stream.of(event.device());
        };
        return devices.filter(d -> !d.isNone()).toList();
    }

    private static Stream<CallId> namesIn(CallEvent event) {
        return switch (event) {
            case Transferred e -> Stream.of(e.call(), e.announcement(), e.result()).distinct();
            case Conferenced e -> Stream.concat(
                            Stream.of(e.call(), e.added()), e.parties().stream().map(Participant::call))
                    .distinct();
            default -> Stream.of(event.call());
        };
    }
}
