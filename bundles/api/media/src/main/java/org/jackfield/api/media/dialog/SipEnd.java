package org.jackfield.api.media.dialog;

import java.net.InetAddress;
import java.util.Objects;

/**
 * One end of a SIP call.
 *
 * @param number the user part of its address; empty if it is withheld; never null
 * @param name its display name; empty if it has none; never null
 * @param address where its messages come from or go to; never null
 * @param phoneSystem whether that is a configured address of the phone system
 * @param registered whether the number has registered
 */
public record SipEnd(String number, String name, InetAddress address, boolean phoneSystem, boolean registered) {

    /** Checks the components. */
    public SipEnd {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
    }
}
