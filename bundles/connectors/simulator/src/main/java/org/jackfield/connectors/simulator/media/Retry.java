package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;

/** A message that is sent again until it is answered, as UDP demands (RFC 3261 §17.1.1.2, §13.3.1.4). */
final class Retry {

    private static final long FIRST_NANOS = 500_000_000L;
    private static final int MOST = 6;

    private final SipSocket socket;
    private final InetSocketAddress to;
    private String message;
    private long due;
    private int sent;

    Retry(SipSocket socket, InetSocketAddress to) {
        this.socket = socket;
        this.to = to;
    }

    /** Sends a message, and again until {@link #answered}. */
    void send(String text, long now) {
        message = text;
        sent = 0;
        again(now);
    }

    /** Sends a message that nobody answers, or that is answered again if it is asked again. */
    void sendOnce(String text) {
        socket.send(text, to);
    }

    private void again(long now) {
        socket.send(message, to);
        due = now + (FIRST_NANOS << Math.min(sent, 3));
        sent++;
    }

    void answered() {
        message = null;
    }

    /** Time passes. False if there was no answer, however often it was sent. */
    boolean tick(long now) {
        if (message != null && now >= due) {
            if (sent == MOST) {
                return false;
            }
            again(now);
        }
        return true;
    }
}
