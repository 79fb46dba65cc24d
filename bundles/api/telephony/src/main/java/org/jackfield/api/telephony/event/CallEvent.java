package org.jackfield.api.telephony.event;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;

/**
 * An event of one call, named as in ECMA-180 and ECMA-269.
 *
 * <p>An event is about connections, not about who heard of it: a connector that hears the same event through several
 * monitors reports it once. The model tolerates repeats, other orders and missing events: the last event about a
 * connection decides its state.
 */
public sealed interface CallEvent extends TelephonyEvent {

    /** The call, as the phone system names it when it sends the event. */
    CallId call();

    /** The device that the event is about; {@link DeviceId#NONE} if it is about the call as a whole. */
    DeviceId device();

    /** Why it happened. */
    Cause cause();

    /**
     * A device has gone off the hook, or was prompted by a callback; nothing is dialled yet.
     *
     * @param call the call
     * @param device the device
     * @param cause why
     */
    record ServiceInitiated(CallId call, DeviceId device, Cause cause) implements CallEvent {
        public ServiceInitiated {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * A call is being set up. From a trunk it is an inbound call.
     *
     * @param call the call
     * @param device the calling station, or the trunk that the call comes in on
     * @param details what is known of the call; the dialled digits are in there
     * @param cause why
     */
    record Originated(CallId call, DeviceId device, CallDetails details, Cause cause) implements CallEvent {
        public Originated {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The call is offered to the device, which does not ring yet: an application may still send it elsewhere.
     *
     * @param call the call
     * @param device where it will ring
     * @param details what is known of the call
     * @param cause why
     */
    record Offered(CallId call, DeviceId device, CallDetails details, Cause cause) implements CallEvent {
        public Offered {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The call rings at the device. A trunk rings when the far end outside does.
     *
     * @param call the call
     * @param device the ringing device
     * @param details what is known of the call
     * @param cause why
     */
    record Delivered(CallId call, DeviceId device, CallDetails details, Cause cause) implements CallEvent {
        public Delivered {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The device has answered, or for a trunk the far end outside has.
     *
     * @param call the call
     * @param device the answering device
     * @param details what is known of the call
     * @param cause why
     */
    record Established(CallId call, DeviceId device, CallDetails details, Cause cause) implements CallEvent {
        public Established {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The call has been handed to the network on a trunk. Nothing further may be heard of the far end.
     *
     * @param call the call
     * @param device the trunk
     * @param dialled the number given to the network, empty if not known yet
     * @param cause why
     */
    record NetworkReached(CallId call, DeviceId device, String dialled, Cause cause) implements CallEvent {
        public NetworkReached {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            dialled = Objects.requireNonNullElse(dialled, "");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The call waits at a hunt group, a trunk group or a busy device.
     *
     * @param call the call
     * @param device where it waits
     * @param position its place in the queue from 1, 0 if not known
     * @param details what is known of the call
     * @param cause why
     */
    record Queued(CallId call, DeviceId device, int position, CallDetails details, Cause cause) implements CallEvent {
        public Queued {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The call has left a device for another without having been answered there: forwarded, deflected, picked up,
     * recalled, moved on by its group.
     *
     * @param call the call
     * @param device the device it leaves
     * @param to the device it goes to, the trunk if it goes outside; {@link DeviceId#NONE} if not told
     * @param outsideNumber the number outside that it goes to, empty for a device inside
     * @param cause why
     */
    record Diverted(CallId call, DeviceId device, DeviceId to, String outsideNumber, Cause cause) implements CallEvent {
        public Diverted {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(to, "to");
            outsideNumber = Objects.requireNonNullElse(outsideNumber, "");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The device has put the call on hold.
     *
     * @param call the call
     * @param device the device that holds, not the one that is held
     * @param cause why
     */
    record Held(CallId call, DeviceId device, Cause cause) implements CallEvent {
        public Held {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * The device has taken the call back from hold.
     *
     * @param call the call
     * @param device the device that held
     * @param cause why
     */
    record Retrieved(CallId call, DeviceId device, Cause cause) implements CallEvent {
        public Retrieved {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * A device has transferred a call: it is out of it, the destination is in. After an announcement call both calls
     * are one; the destination's further events name the resulting call.
     *
     * @param call the call that was transferred
     * @param device who transferred it
     * @param announcement the call between the transferring device and the destination; {@link CallId#NONE} for a
     *     transfer in one step
     * @param to the destination
     * @param transferred the party that was transferred; {@link DeviceId#NONE} if not told
     * @param result the call's name from now on; the same as {@code call} on most phone systems
     * @param toState whether the destination is talking, ringing or queueing; {@link ConnectionState#NULL} if not told
     * @param details what is known of the call
     * @param cause why
     */
    record Transferred(
            CallId call,
            DeviceId device,
            CallId announcement,
            DeviceId to,
            DeviceId transferred,
            CallId result,
            ConnectionState toState,
            CallDetails details,
            Cause cause)
            implements CallEvent {
        public Transferred {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(announcement, "announcement");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(transferred, "transferred");
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(toState, "toState");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * Calls have been joined into a conference.
     *
     * @param call the controller's call that was on hold, or the only one
     * @param device the controller
     * @param added the call that was joined to it; {@link CallId#NONE} if not told
     * @param parties everyone in the conference now, each with its name for the call
     * @param cause {@link Cause#RECORDING} if the one who joined is the phone system's own recorder
     */
    record Conferenced(CallId call, DeviceId device, CallId added, List<Participant> parties, Cause cause)
            implements CallEvent {
        public Conferenced {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(added, "added");
            parties = List.copyOf(parties);
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * One party of a conference.
     *
     * @param device the party
     * @param call the party's name for the call
     */
    record Participant(DeviceId device, CallId call) {
        public Participant {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(call, "call");
        }
    }

    /**
     * The call cannot be completed.
     *
     * @param call the call; {@link CallId#NONE} if the number was invalid before there was one
     * @param device the device at which it failed
     * @param called the number that was called, empty if not told
     * @param cause why
     */
    record Failed(CallId call, DeviceId device, String called, Cause cause) implements CallEvent {
        public Failed {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            called = Objects.requireNonNullElse(called, "");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * A party has left the call.
     *
     * @param call the call
     * @param device who has left
     * @param releasing who hung up first; {@link DeviceId#NONE} if not told
     * @param cause why
     * @param code the phone system's own code for the reason, empty if none
     */
    record ConnectionCleared(CallId call, DeviceId device, DeviceId releasing, Cause cause, String code)
            implements CallEvent {
        public ConnectionCleared {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(releasing, "releasing");
            Objects.requireNonNull(cause, "cause");
            code = Objects.requireNonNullElse(code, "");
        }
    }

    /**
     * The call is gone, with whoever was still in it.
     *
     * @param call the call
     * @param cause why
     * @param code the phone system's own code for the reason, empty if none
     */
    record CallCleared(CallId call, Cause cause, String code) implements CallEvent {
        public CallCleared {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(cause, "cause");
            code = Objects.requireNonNullElse(code, "");
        }

        @Override
        public DeviceId device() {
            return DeviceId.NONE;
        }
    }

    /**
     * Something became known about the call: an account code, the caller's number or name.
     *
     * @param call the call
     * @param device at which device; {@link DeviceId#NONE} for the whole call
     * @param details what became known
     * @param connectedMillis how long the device has been connected to a call outside, in milliseconds; -1 if not told
     */
    record CallInformation(CallId call, DeviceId device, CallDetails details, long connectedMillis)
            implements CallEvent {
        public CallInformation {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(details, "details");
            if (connectedMillis < -1) {
                throw new IllegalArgumentException("connectedMillis is -1 or more: " + connectedMillis);
            }
        }

        @Override
        public Cause cause() {
            return Cause.UNKNOWN;
        }
    }
}
