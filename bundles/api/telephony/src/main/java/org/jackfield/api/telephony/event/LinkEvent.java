package org.jackfield.api.telephony.event;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus;

/** Something about the link between the platform and the phone system. */
public sealed interface LinkEvent extends TelephonyEvent {

    /**
     * The link is in another state. {@link LinkStatus.State#DOWN} means that events may have been missed from the last
     * event on: calls stay as they were until a resync tells how they are.
     *
     * @param state the state
     * @param detail why, in words for an administrator
     */
    record LinkChanged(LinkStatus.State state, String detail) implements LinkEvent {
        public LinkChanged {
            Objects.requireNonNull(state, "state");
            detail = Objects.requireNonNullElse(detail, "");
        }
    }

    /**
     * Events are missing: a gap in the phone system's numbering, or an overflow of the hand-off. Every call alive in
     * scope is marked; the platform asks for a resync if the connector has not begun one.
     *
     * @param node the node concerned, empty for all
     * @param count how many are missing, 0 if not known: then the phone system may have started anew meanwhile, and
     *     its call ids with it
     * @param reason what happened, in words for an administrator
     */
    record EventsMissed(String node, long count, String reason) implements LinkEvent {
        public EventsMissed {
            node = Objects.requireNonNullElse(node, "");
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    /**
     * From here to {@link ResyncEnded} call events tell the present, not what happens: established for talking,
     * held, delivered for ringing, queued. Live events may come in between. A call id means the call that bore it before
     * only if a device that was in that call is told under it, as device or as calling device; the order does not matter.
     *
     * @param scope what is being read
     */
    record ResyncBegan(Scope scope) implements LinkEvent {
        public ResyncBegan {
            Objects.requireNonNull(scope, "scope");
        }
    }

    /**
     * The snapshot is complete: what was alive in scope and was not told again has ended while nobody listened.
     *
     * @param scope what was read
     * @param complete false if the phone system does not tell all states or did not finish: then nothing is ended, calls
     *     not told again are only marked
     */
    record ResyncEnded(Scope scope, boolean complete) implements LinkEvent {
        public ResyncEnded {
            Objects.requireNonNull(scope, "scope");
        }
    }

    /**
     * From here to {@link SystemEvent.DevicesComplete} devices are reported because they are read, not because they
     * changed.
     *
     * @param node the node that is read, empty for all
     */
    record ImportBegan(String node) implements LinkEvent {
        public ImportBegan {
            node = Objects.requireNonNullElse(node, "");
        }
    }

    /**
     * What a resync covers.
     *
     * @param node the node, empty for all
     * @param device the device; {@link DeviceId#NONE} for all
     */
    record Scope(String node, DeviceId device) {

        /** The whole phone system. */
        public static final Scope ALL = new Scope("", DeviceId.NONE);

        public Scope {
            node = Objects.requireNonNullElse(node, "");
            Objects.requireNonNull(device, "device");
        }

        /** One node. */
        public static Scope node(String node) {
            return new Scope(node, DeviceId.NONE);
        }

        /** One device. */
        public static Scope device(DeviceId device) {
            return new Scope("", device);
        }

        /** Whether the device is covered. */
        public boolean covers(DeviceId candidate) {
            if (!device.isNone()) {
                return device.equals(candidate);
            }
            return node.isEmpty() || node.equals(candidate.node());
        }
    }
}
