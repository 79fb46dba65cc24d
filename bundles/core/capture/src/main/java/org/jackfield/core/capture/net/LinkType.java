package org.jackfield.core.capture.net;

import java.util.Optional;

/** What stands in front of the IP header in a captured frame; the numbers are those of the capture file formats. */
public enum LinkType {
    /** Ethernet, with any number of VLAN tags. */
    ETHERNET(1),
    /** The BSD loopback: four bytes of address family. */
    LOOPBACK(0),
    /** An IP packet without anything in front. */
    RAW_IP(101),
    /** Linux "any" interface, first version. */
    LINUX_COOKED(113),
    /** Linux "any" interface, second version. */
    LINUX_COOKED_2(276);

    private static final int RAW_IP_OF_OLD_FILES = 12;

    private final int number;

    LinkType(int number) {
        this.number = number;
    }

    /** {@return the type of this number, if frames of it can be read} */
    public static Optional<LinkType> of(int number) {
        int wanted = number == RAW_IP_OF_OLD_FILES ? RAW_IP.number : number;
        for (LinkType type : values()) {
            if (type.number == wanted) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** {@return its number in capture files} */
    public int number() {
        return number;
    }
}
