package org.jackfield.api.media.source;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * One end of a media session, as far as the source knows it.
 *
 * @param number what signalling calls it: the user part of a SIP address, an extension's or a caller's number; empty if
 *     there was no signalling; never null
 * @param name its display name, empty if it has none; never null
 * @param address where it sends audio from and takes it at; null if the source does not see addresses
 * @param mac its hardware address as 12 lower case hexadecimal digits; empty if it is not known, or the frames came through
 *     a router; never null
 * @param phoneSystem whether this end is the phone system: one of the addresses that were configured as its own
 */
public record MediaParty(String number, String name, InetSocketAddress address, String mac, boolean phoneSystem) {

    /** Checks the components. */
    public MediaParty {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
    }
}
