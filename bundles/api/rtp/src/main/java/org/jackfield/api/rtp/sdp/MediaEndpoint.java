package org.jackfield.api.rtp.sdp;

import java.util.Objects;

/**
 * Where a party wants to receive.
 *
 * @param address an IP address or host name as written, not resolved; empty if none was given; never null
 * @param port of RTP, 0 to 65535
 * @param rtcpPort of RTCP, 0 to 65535; the same as {@code port} where both share one (RFC 5761)
 */
public record MediaEndpoint(String address, int port, int rtcpPort) {

    /** Checks the components. */
    public MediaEndpoint {
        Objects.requireNonNull(address, "address");
        Objects.checkIndex(port, 65536);
        Objects.checkIndex(rtcpPort, 65536);
    }

    /** {@return whether this is nowhere: the way of RFC 2543 to put somebody on hold (RFC 3264 §8.4)} */
    public boolean isNowhere() {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}
