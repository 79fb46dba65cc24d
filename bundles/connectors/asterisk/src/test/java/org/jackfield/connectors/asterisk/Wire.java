package org.jackfield.connectors.asterisk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A wire to a port of this machine that can be cut and mended. */
final class Wire implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore begun = new Semaphore(0);
    private volatile boolean cut;

    Wire(int to) throws IOException {
        this.to = to;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** Waits until somebody connects once more. */
    void awaitAnother() throws InterruptedException {
        begun.drainPermits();
        if (!begun.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody tries again");
        }
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                begun.release();
                connect(near);
            } catch (IOException e) {
                // The next one may get through; after the end nobody comes.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            if (cut) {
                throw new IOException("the wire is cut");
            }
            Socket far = new Socket("127.0.0.1", to);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
        } catch (IOException e) {
            near.close();
            throw e;
        }
    }

    private static void pump(Socket from, Socket into) {
        try (from; into) {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException e) {
            // The wire is cut.
        }
    }
}
