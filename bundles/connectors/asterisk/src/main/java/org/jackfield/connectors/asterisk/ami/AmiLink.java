package org.jackfield.connectors.asterisk.ami;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TCP connection with a thread that reads and one that writes. Messages read and not yet handled are bounded: then the
 * reader waits, and TCP makes Asterisk wait.
 */
public final class AmiLink implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int WAITING_ACTIONS = 1_000;
    private static final int READ_AHEAD = 2_000;
    private static final byte[] END = new byte[0];

    private final String name;
    private final InetSocketAddress address;
    private final AmiThread thread;
    private final Listener listener;
    private final Socket socket = new Socket();
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(WAITING_ACTIONS);
    private final Semaphore readAhead = new Semaphore(READ_AHEAD);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread reader;
    private volatile boolean silenced;

    /** Hears of one connection, on the connector's thread. */
    public interface Listener {

        /** A message has come; the greeting is the first. */
        void received(AmiMessage message);

        /** The connection is gone, or never came about; said once. */
        void closed(String reason);
    }

    private AmiLink(String host, int port, AmiThread thread, Listener listener) {
        this.name = "asterisk-" + host + "-" + port;
        this.address = new InetSocketAddress(host, port);
        this.thread = thread;
        this.listener = listener;
        this.reader = Thread.ofPlatform().name(name + "-reader").daemon().unstarted(this::read);
    }

    /** Begins to connect; what comes of it is told to the listener. */
    public static AmiLink open(String host, int port, AmiThread thread, Listener listener) {
        AmiLink link = new AmiLink(host, port, thread, listener);
        link.reader.start();
        return link;
    }

    /** Sends an action; false if too much waits to be sent already. Never blocks. */
    public boolean send(AmiAction action) {
        return !ended.get() && outgoing.offer(action.toBytes());
    }

    /** Ends the connection; the listener hears nothing further. */
    @Override
    public void close() {
        silenced = true;
        if (ended.compareAndSet(false, true)) {
            release();
        }
    }

    private void read() {
        String reason;
        try {
            if (address.isUnresolved()) {
                throw new IOException("the name " + address.getHostString() + " is not known");
            }
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            Thread.ofPlatform().name(name + "-writer").daemon().start(this::write);
            readMessages(socket.getInputStream());
            reason = "Asterisk closed the connection";
        } catch (IOException e) {
            reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        end(reason);
    }

    private void readMessages(InputStream in) throws IOException {
        AmiDecoder decoder = new AmiDecoder();
        byte[] buffer = new byte[16 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            List<AmiMessage> complete = new ArrayList<>();
            try {
                decoder.feed(buffer, count, complete::add);
            } finally {
                handOver(complete);
            }
        }
    }

    /** What came in one piece is handed over in one. */
    private void handOver(List<AmiMessage> messages) {
        int permits = Math.min(messages.size(), READ_AHEAD);
        readAhead.acquireUninterruptibly(permits);
        boolean taken = thread.execute(() -> {
            readAhead.release(permits);
            messages.forEach(message -> AmiThread.guarded(() -> receive(message)).run());
        });
        if (!taken) {
            readAhead.release(permits);
        }
    }

    private void receive(AmiMessage message) {
        if (!silenced) {
            listener.received(message);
        }
    }

    private void write() {
        try {
            OutputStream out = socket.getOutputStream();
            for (byte[] action = outgoing.take(); action != END; action = outgoing.take()) {
                out.write(action);
            }
        } catch (IOException e) {
            end("cannot send: " + e.getMessage());
        } catch (InterruptedException e) {
            end("closed");
        }
    }

    private void end(String reason) {
        if (ended.compareAndSet(false, true)) {
            thread.execute(() -> {
                if (!silenced) {
                    listener.closed(reason);
                }
            });
            release();
        }
    }

    private void release() {
        outgoing.clear();
        outgoing.offer(END);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
