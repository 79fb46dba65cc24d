package org.jackfield.core.capture.sip;

import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.Frame;

/**
 * Between whom a message was seen.
 *
 * @param from who sent it
 * @param to whom it was sent to
 * @param fromMac the sender's hardware address on this link, {@link Frame#NONE} if there is none
 * @param toMac the receiver's hardware address on this link, {@link Frame#NONE} if there is none
 */
public record Hop(Address from, Address to, long fromMac, long toMac) {

    /** {@return the hop of the message in a frame} */
    public static Hop of(Frame frame) {
        return new Hop(Address.source(frame), Address.destination(frame), frame.sourceMac(), frame.destinationMac());
    }
}
