package org.jackfield.api.media.dialog;

import java.net.InetAddress;
import java.util.Objects;

/**
 * A registration that was accepted (RFC 3261 §10).
 *
 * @param number the user part of the address of record; never null, never empty
 * @param name the display name it registered with; empty if it has none; never null
 * @param address where it registered from; never null
 * @param registrar who accepted it: the phone system; never null
 */
public record SipRegistration(String number, String name, InetAddress address, InetAddress registrar) {

    /** Checks the components. */
    public SipRegistration {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(registrar, "registrar");
    }
}
