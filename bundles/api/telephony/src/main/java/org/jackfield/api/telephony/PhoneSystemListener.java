package org.jackfield.api.telephony;

import org.jackfield.api.telephony.event.SystemEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches phone systems and their devices. Register one as a service. Called on a thread of its own, with a bounded
 * queue as {@link org.jackfield.api.telephony.call.CallListener} has; after {@link #refreshed} ask
 * {@link TelephonyService} for what you show.
 */
@ConsumerType
public interface PhoneSystemListener {

    /** Called first of all, and again when changes had to be skipped: look at everything again. */
    void refreshed();

    /** A phone system was added, changed or removed. */
    default void systemChanged(PhoneSystemId system) {}

    /** The link is in another state. */
    default void linkChanged(PhoneSystemId system, LinkStatus status) {}

    /** A device was added, changed or removed, or is doing something else. */
    default void deviceChanged(PhoneSystemId system, DeviceStatus device) {}

    /** Night mode, an alarm or the phone system's own speed dials changed. */
    default void systemEvent(PhoneSystemId system, SystemEvent event) {}
}
