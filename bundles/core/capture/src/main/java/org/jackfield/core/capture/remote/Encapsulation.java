package org.jackfield.core.capture.remote;

import java.nio.ByteBuffer;

/**
 * Finds the mirrored frame in a datagram: TZSP as routers of several makers send it, or VXLAN (RFC 7348, and the generic
 * protocol extension where it says Ethernet). Which of them it is shows in the first octet. One object serves for all
 * datagrams of a thread; any octets may be given.
 */
final class Encapsulation {

    /** What a datagram is to us. */
    enum Kind {
        /** It holds a frame. */
        FRAME,
        /** It is in order and holds none, as those that keep a way through a firewall open. */
        EMPTY,
        /** It is neither TZSP nor VXLAN, or not with Ethernet in it. */
        MALFORMED
    }

    private static final int TZSP_VERSION = 1;
    private static final int TZSP_HEADER = 4;
    private static final int TZSP_RECEIVED = 0;
    private static final int TZSP_TO_SEND = 1;
    private static final int TZSP_KEEP_ALIVE = 4;
    private static final int TZSP_PORT_OPENER = 5;
    private static final int TZSP_ETHERNET = 1;
    private static final int TAG_PADDING = 0;
    private static final int TAG_END = 1;
    private static final int TAG_ORIGINAL_LENGTH = 0x29;

    private static final int VXLAN_HEADER = 8;
    private static final int VXLAN_HAS_NETWORK = 0x08;
    private static final int VXLAN_HAS_PROTOCOL = 0x04;
    private static final int VXLAN_IS_MANAGEMENT = 0x01;
    private static final int VXLAN_ETHERNET = 3;

    private int frame;
    private int wireLength;

    /** Looks at a datagram, from the buffer's position to its limit; both stay as they are. */
    Kind read(ByteBuffer datagram) {
        if (!datagram.hasRemaining()) {
            return Kind.MALFORMED;
        }
        int first = datagram.get(datagram.position());
        Kind kind = Kind.MALFORMED;
        if (first == TZSP_VERSION) {
            kind = tzsp(datagram);
        } else if ((first & VXLAN_HAS_NETWORK) != 0) {
            kind = vxlan(datagram, first);
        }
        if (kind == Kind.FRAME && frame >= datagram.limit()) {
            return Kind.MALFORMED;
        }
        return kind;
    }

    private Kind tzsp(ByteBuffer datagram) {
        if (datagram.remaining() < TZSP_HEADER) {
            return Kind.MALFORMED;
        }
        int type = datagram.get(datagram.position() + 1);
        if (type == TZSP_KEEP_ALIVE || type == TZSP_PORT_OPENER) {
            return Kind.EMPTY;
        }
        if (type != TZSP_RECEIVED && type != TZSP_TO_SEND || datagram.getShort(datagram.position() + 2) != TZSP_ETHERNET) {
            return Kind.MALFORMED;
        }
        return tags(datagram, datagram.position() + TZSP_HEADER);
    }

    private Kind tags(ByteBuffer datagram, int from) {
        int original = 0;
        int at = from;
        while (at < datagram.limit()) {
            int tag = datagram.get(at++) & 0xFF;
            if (tag == TAG_END) {
                frame = at;
                wireLength = Math.max(original, datagram.limit() - at);
                return Kind.FRAME;
            }
            if (tag != TAG_PADDING) {
                int length = at < datagram.limit() ? datagram.get(at) & 0xFF : 0;
                if (tag == TAG_ORIGINAL_LENGTH && length == 2 && at + 2 < datagram.limit()) {
                    original = datagram.getShort(at + 1) & 0xFFFF;
                }
                at += 1 + length;
            }
        }
        return Kind.MALFORMED;
    }

    private Kind vxlan(ByteBuffer datagram, int flags) {
        if (datagram.remaining() < VXLAN_HEADER) {
            return Kind.MALFORMED;
        }
        if ((flags & VXLAN_IS_MANAGEMENT) != 0) {
            return Kind.EMPTY;
        }
        if ((flags & VXLAN_HAS_PROTOCOL) != 0 && datagram.get(datagram.position() + 3) != VXLAN_ETHERNET) {
            return Kind.MALFORMED;
        }
        frame = datagram.position() + VXLAN_HEADER;
        wireLength = datagram.limit() - frame;
        return Kind.FRAME;
    }

    /** {@return where the frame of the last datagram begins, if it had one; it ends where the datagram does} */
    int frame() {
        return frame;
    }

    /** {@return how long that frame was on the wire: more than what is here, if the sender cut it} */
    int wireLength() {
        return wireLength;
    }
}
