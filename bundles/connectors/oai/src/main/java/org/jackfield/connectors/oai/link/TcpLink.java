package org.jackfield.connectors.oai.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jackfield.connectors.oaiwire.FrameDecoder;

/**
 * A TCP connection with a thread that reads and one that writes. What was read and not yet handled is bounded: then the
 * reader waits, and TCP makes the other side wait.
 */
public final class TcpLink implements Link {

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int WAITING_FRAMES = 256;
    private static final int READ_AHEAD_BYTES = 2 * FrameDecoder.DEFAULT_LIMIT;
    private static final int LEAST_BYTES = 256;
    private static final byte[] END = new byte[0];

    private final String name;
    private final InetSocketAddress address;
    private final int frameLimit;
    private final SessionThread thread;
    private final Listener listener;
    private final Socket socket = new Socket();
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(WAITING_FRAMES);
    private final Semaphore readAhead = new Semaphore(READ_AHEAD_BYTES);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean silenced;
    private final Thread reader;

    private TcpLink(String host, int port, int frameLimit, SessionThread thread, Listener listener) {
        this.name = "oai-" + host + "-" + port;
        this.address = new InetSocketAddress(host, port);
        this.frameLimit = frameLimit;
        this.thread = thread;
        this.listener = listener;
        this.reader = daemon(this::read, "reader");
    }

    /** Begins to connect. */
    public static TcpLink open(String host, int port, int frameLimit, SessionThread thread, Listener listener) {
        TcpLink link = new TcpLink(host, port, frameLimit, thread, listener);
        link.reader.start();
        return link;
    }

    @Override
    public boolean send(byte[] frame) {
        return outgoing.offer(frame);
    }

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
            daemon(this::write, "writer").start();
            tell(listener::opened);
            readFrames(socket.getInputStream());
            reason = "the phone system closed the connection";
        } catch (IOException e) {
            reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        } catch (InterruptedException e) {
            reason = "closed";
        }
        end(reason);
    }

    private void readFrames(InputStream in) throws IOException, InterruptedException {
        FrameDecoder decoder = new FrameDecoder(frameLimit);
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            int arrived = Math.max(count, LEAST_BYTES);
            readAhead.acquire(arrived);
            decoder.feed(buffer, 0, count, payload -> tell(() -> listener.received(payload)));
            thread.execute(() -> readAhead.release(arrived));
        }
        if (decoder.pending() > 0) {
            throw new IOException("the phone system closed the connection in the middle of a message");
        }
    }

    private void write() {
        try {
            OutputStream out = socket.getOutputStream();
            for (byte[] frame = outgoing.take(); frame != END; frame = outgoing.take()) {
                out.write(frame);
            }
        } catch (IOException e) {
            end("cannot send: " + e.getMessage());
        } catch (InterruptedException e) {
            end("closed");
        }
    }

    private void end(String reason) {
        if (ended.compareAndSet(false, true)) {
            tell(() -> listener.closed(reason));
            release();
        }
    }

    private void tell(Runnable news) {
        thread.execute(() -> {
            if (!silenced) {
                news.run();
            }
        });
    }

    private void release() {
        outgoing.clear();
        outgoing.offer(END);
        reader.interrupt();
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private Thread daemon(Runnable task, String role) {
        Thread daemon = new Thread(task, name + "-" + role);
        daemon.setDaemon(true);
        return daemon;
    }
}
