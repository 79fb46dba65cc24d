package org.jackfield.api.telephony.event;

import java.util.Map;
import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;

/** A setting or a lamp of one device has changed. */
public sealed interface FeatureEvent extends TelephonyEvent {

    /** The device. */
    DeviceId device();

    /**
     * Do-not-disturb was switched.
     *
     * @param device the device
     * @param on whether it refuses calls now
     * @param text what callers are shown, empty if nothing
     */
    record DoNotDisturbChanged(DeviceId device, boolean on, String text) implements FeatureEvent {
        public DoNotDisturbChanged {
            Objects.requireNonNull(device, "device");
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /**
     * The device's own forwarding was changed.
     *
     * @param device the device
     * @param type when calls are forwarded, {@link ForwardingType#NONE} if switched off
     * @param destination the device or trunk access that calls go to; {@link DeviceId#NONE} if switched off
     * @param outsideNumber the number outside, empty for a device inside
     */
    record ForwardingChanged(DeviceId device, ForwardingType type, DeviceId destination, String outsideNumber)
            implements FeatureEvent {
        public ForwardingChanged {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(destination, "destination");
            outsideNumber = Objects.requireNonNullElse(outsideNumber, "");
        }
    }

    /**
     * Messages have been left, or dealt with.
     *
     * @param device the device
     * @param on whether messages from this source wait
     * @param from who left them: a station, or a voice mail application; {@link DeviceId#NONE} for all
     * @param mailbox the mailbox, empty if it is not voice mail
     * @param count how many wait from this source, 0 if switched off or not told
     */
    record MessageWaitingChanged(DeviceId device, boolean on, DeviceId from, String mailbox, int count)
            implements FeatureEvent {
        public MessageWaitingChanged {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(from, "from");
            mailbox = Objects.requireNonNullElse(mailbox, "");
        }
    }

    /**
     * The device came on line or went off line.
     *
     * @param device the device
     * @param online whether it is there now
     */
    record OnlineChanged(DeviceId device, boolean online) implements FeatureEvent {
        public OnlineChanged {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * The device's microphone was muted or opened.
     *
     * @param device the device
     * @param muted whether it is muted now
     */
    record MuteChanged(DeviceId device, boolean muted) implements FeatureEvent {
        public MuteChanged {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * A callback was registered or cancelled.
     *
     * @param device who wants to be called back
     * @param target whom the device waits for
     * @param registered whether it waits now
     */
    record CallBackChanged(DeviceId device, DeviceId target, boolean registered) implements FeatureEvent {
        public CallBackChanged {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(target, "target");
        }
    }

    /**
     * A feature of the device was switched on or off.
     *
     * @param device the device
     * @param feature the feature, by the neutral name its connector's README lists ({@code record-a-call},
     *     {@code hunt-group-remove} …), or the phone system's own number
     * @param on whether it is on now
     */
    record FeatureToggled(DeviceId device, String feature, boolean on) implements FeatureEvent {
        public FeatureToggled {
            Objects.requireNonNull(device, "device");
            feature = Objects.requireNonNullElse(feature, "");
        }
    }

    /**
     * Anything that only this kind of phone system knows. It is kept and passed on as it is.
     *
     * @param device the device; {@link DeviceId#NONE} if it is about none
     * @param name the event's name in the phone system's protocol
     * @param fields its fields by name; immutable
     */
    record Private(DeviceId device, String name, Map<String, String> fields) implements FeatureEvent {
        public Private {
            Objects.requireNonNull(device, "device");
            name = Objects.requireNonNullElse(name, "");
            fields = Map.copyOf(fields);
        }
    }
}
