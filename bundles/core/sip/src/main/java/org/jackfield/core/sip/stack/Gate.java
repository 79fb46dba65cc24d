package org.jackfield.core.sip.stack;

import java.net.InetAddress;
import java.util.function.Predicate;

/** Decides which packets and connections get to the stack at all: those of allowed addresses, not too many a second. */
public final class Gate {

    private static final int REQUESTS_A_SECOND = 500;
    private static final int AT_ONCE = 1000;
    private static final int SHORTEST_MESSAGE = 20;

    private final Predicate<InetAddress> allowed;
    private final Counters counters;
    private final RateBound rate = new RateBound(REQUESTS_A_SECOND, AT_ONCE, System.nanoTime());

    /** Creates a gate that asks for every packet whether its source is allowed. */
    public Gate(Predicate<InetAddress> allowed, Counters counters) {
        this.allowed = allowed;
        this.counters = counters;
    }

    boolean admits(InetAddress source, byte[] datagram, int length) {
        if (!allowed.test(source)) {
            counters.add(Count.WRONG_SOURCE);
            return false;
        }
        if (length < SHORTEST_MESSAGE) {
            counters.add(isBlank(datagram, length) ? Count.KEEP_ALIVE : Count.MALFORMED);
            return false;
        }
        if (!rate.admits(System.nanoTime())) {
            counters.add(Count.TOO_FAST);
            return false;
        }
        counters.add(Count.RECEIVED);
        return true;
    }

    boolean admits(InetAddress source) {
        if (allowed.test(source)) {
            return true;
        }
        counters.add(Count.WRONG_SOURCE);
        return false;
    }

    /** Whether a message of a TCP connection may go on; a connection that sends too much is closed. */
    boolean admitsMessage() {
        boolean admitted = rate.admits(System.nanoTime());
        counters.add(admitted ? Count.RECEIVED : Count.TOO_FAST);
        return admitted;
    }

    void tooManyConnections() {
        counters.add(Count.TOO_MANY_CONNECTIONS);
    }

    private static boolean isBlank(byte[] datagram, int length) {
        for (int i = 0; i < length; i++) {
            if (datagram[i] != '\r' && datagram[i] != '\n' && datagram[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
