package org.jackfield.connectors.asterisk.translate;

import java.util.function.Consumer;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** Who holds. */
final class Holds {

    private Holds() {}

    static void hold(Channel channel, Consumer<TelephonyEvent> told) {
        if (!channel.isHidden() && !channel.held) {
            channel.held = true;
            tell(channel, told);
        }
    }

    /** Unhold is told as well where nothing was held. */
    static void unhold(Channel channel, Consumer<TelephonyEvent> told) {
        if (channel.held) {
            channel.held = false;
            told.accept(new CallEvent.Retrieved(channel.call, channel.device, Cause.UNKNOWN));
        }
    }

    /** As it is known, when everything is told anew. */
    static void tell(Channel channel, Consumer<TelephonyEvent> told) {
        if (channel.held) {
            told.accept(new CallEvent.Held(channel.call, channel.device, Cause.HOLD_INDIVIDUAL));
        }
    }

    /** What the channel says when it is asked, which corrects what is known. */
    static void asked(Channel channel, boolean held, Consumer<TelephonyEvent> told) {
        if (held) {
            hold(channel, told);
        } else {
            // that it calls does not tell that it talks, should it be remembered as holding from before a restart
            channel.held |= channel.found && channel.originator;
            unhold(channel, told);
        }
        channel.found = false;
    }
}
