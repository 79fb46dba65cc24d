package org.jackfield.api.rtp;

/** Why a packet is not used. Every refused packet is counted under exactly one of these. */
public enum PacketFault {
    /** Nothing is wrong. */
    NONE,
    /** Shorter than the fixed header (RFC 3550 §5.1: 12 octets; RTCP §6.4: 8 octets). */
    TRUNCATED,
    /** The version is not 2 (RFC 3550 §5.1). */
    VERSION,
    /** The list of contributing sources runs past the end of the packet (RFC 3550 §5.1). */
    CONTRIBUTORS,
    /** The header extension runs past the end of the packet (RFC 3550 §5.3.1). */
    EXTENSION,
    /** The padding is empty or longer than what it pads (RFC 3550 §5.1, §6.4.1). */
    PADDING,
    /** The lengths within an RTCP packet contradict each other or the datagram (RFC 3550 §A.2). */
    RTCP_LENGTH,
    /** An RTCP packet of a type that nobody has defined (RFC 3550 §A.2, RFC 5506 §3.4.2). */
    RTCP_TYPE,
    /** The packet belongs to another synchronisation source than the receiver. */
    FOREIGN_SOURCE,
    /** The payload is longer than {@link RtpReceiver#MAX_PAYLOAD}. */
    OVERSIZED,
    /** A single packet whose sequence number no other packet confirmed (RFC 3550 §A.1). */
    UNCONFIRMED
}
