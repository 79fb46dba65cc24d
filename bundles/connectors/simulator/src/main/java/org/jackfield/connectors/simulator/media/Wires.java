package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** What all sockets share: who waits for them, the mirror, and what is counted. For the media thread, but for the counters. */
final class Wires implements AutoCloseable {

    private static final int LARGEST_DATAGRAM = 65_535;

    private final Selector selector;
    private final Mirror mirror;
    private final InetAddress unmirrored;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private volatile long sent;
    private volatile long unsent;
    private volatile long received;

    /**
     * @param mirrorTo   where copies go, or null
     * @param unmirrored what goes to this address does not pass the mirrored port; null for nothing
     */
    Wires(InetSocketAddress mirrorTo, InetAddress unmirrored) throws IOException {
        this.unmirrored = unmirrored;
        selector = Selector.open();
        try {
            mirror = mirrorTo == null ? null : new Mirror(mirrorTo);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    Selector selector() {
        return selector;
    }

    void copy(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram) {
        if (mirror != null && !to.getAddress().equals(unmirrored)) {
            mirror.copy(from, to, datagram);
        }
    }

    /** Waits for datagrams, and hands them to their receivers. */
    void await(long millis) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            drain((MediaSocket) key.attachment());
        }
        selector.selectedKeys().clear();
    }

    /** Hands over all that has come to a socket. A receiver takes what it needs before it does anything else. */
    void drain(MediaSocket socket) {
        socket.drain(buffer);
    }

    void wakeUp() {
        try {
            selector.wakeup();
        } catch (ClosedSelectorException e) {
            // Nobody waits any more.
        }
    }

    void countSent() {
        sent++;
    }

    void countUnsent() {
        unsent++;
    }

    void countReceived() {
        received++;
    }

    long sent() {
        return sent;
    }

    long unsent() {
        return unsent;
    }

    long received() {
        return received;
    }

    @Override
    public void close() {
        try {
            // Copied, because closing takes them out of the set.
            for (SelectionKey key : List.copyOf(selector.keys())) {
                ((MediaSocket) key.attachment()).close();
            }
            selector.close();
        } catch (IOException e) {
            // It is closed for all we care.
        }
        if (mirror != null) {
            mirror.close();
        }
    }
}
