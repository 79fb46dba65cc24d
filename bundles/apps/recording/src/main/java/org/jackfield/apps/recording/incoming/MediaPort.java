package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import org.jackfield.api.media.source.AudioSession.Side;

/** A pair of ports at which one stream is received. Made by any thread, then served by the {@link RtpThread} alone. */
public final class MediaPort {

    private static final int RECEIVE_BUFFER = 262_144;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final int port;
    private volatile InetAddress sender;
    IncomingSession session;
    Side side;

    MediaPort(int port) throws IOException {
        this.port = port;
        rtp = open(port);
        try {
            rtcp = open(port + 1);
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    private static DatagramChannel open(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(new InetSocketAddress(port));
            return channel;
        } catch (BindException e) {
            channel.close();
            throw e;
        }
    }

    /** {@return the port of RTP; RTCP has the next one} */
    public int port() {
        return port;
    }

    /** Audio counts only if it comes from there. */
    public void sender(InetAddress address) {
        sender = address;
    }

    boolean takes(InetSocketAddress source) {
        InetAddress expected = sender;
        return expected == null || expected.equals(source.getAddress());
    }

    DatagramChannel rtp() {
        return rtp;
    }

    DatagramChannel rtcp() {
        return rtcp;
    }

    void close() {
        try {
            rtp.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        try {
            rtcp.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
