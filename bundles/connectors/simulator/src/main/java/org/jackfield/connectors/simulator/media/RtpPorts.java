package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The pairs of ports for RTP and RTCP at one address, taken in turn (RFC 3550 §11). For the media thread only. */
final class RtpPorts {

    private static final int MOST_TRIES = 64;

    private final Wires wires;
    private final InetAddress address;
    private final int first;
    private final int pairs;
    private int next;

    RtpPorts(Wires wires, InetAddress address, MediaSettings settings) {
        this.wires = wires;
        this.address = address;
        this.first = settings.firstRtpPort() + (settings.firstRtpPort() & 1);
        this.pairs = (settings.lastRtpPort() - first + 1) / 2;
    }

    /** Two sockets. */
    record Pair(MediaSocket rtp, MediaSocket rtcp) implements AutoCloseable {

        @Override
        public void close() {
            rtp.close();
            rtcp.close();
        }
    }

    /**
     * Takes the next pair that is free.
     *
     * @throws IOException if none of many is
     */
    Pair take() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = first + 2 * (next++ % pairs);
            MediaSocket rtp = null;
            try {
                rtp = socket(port);
                return new Pair(rtp, socket(port + 1));
            } catch (BindException e) {
                if (rtp != null) {
                    rtp.close();
                }
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private MediaSocket socket(int port) throws IOException {
        return new MediaSocket(wires, new InetSocketAddress(address, port), (datagram, from) -> { });
    }
}
