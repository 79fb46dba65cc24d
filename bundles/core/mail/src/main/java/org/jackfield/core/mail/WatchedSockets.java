package org.jackfield.core.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the sockets of one connection and closes them when it takes too long, whatever hangs: a server that sends a byte
 * a minute passes every other time limit.
 */
final class WatchedSockets implements AutoCloseable {

    private final CopyOnWriteArrayList<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch inTime = new CountDownLatch(0);
    private volatile boolean tooLate;

    /** The time runs from now on, anew if it ran already. */
    void start(Duration limit) {
        inTime.countDown();
        CountDownLatch mine = new CountDownLatch(1);
        inTime = mine;
        Thread.ofVirtual().name("jackfield-mail-deadline").start(() -> {
            try {
                if (!mine.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                    tooLate = true;
                    closeSockets();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** {@return whether the connection was cut because it took too long} */
    boolean tooLate() {
        return tooLate;
    }

    @Override
    public void close() {
        inTime.countDown();
        closeSockets();
    }

    private void closeSockets() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no further use either way.
            }
        }
    }

    private Socket watched(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory protectedBy(SSLSocketFactory factory) {
        return new Protected(factory);
    }

    private final class Plain extends SocketFactory {

        @Override
        public Socket createSocket() {
            return watched(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watched(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watched(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watched(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watched(new Socket(host, port, local, localPort));
        }
    }

    private final class Protected extends SSLSocketFactory {

        private final SSLSocketFactory factory;

        Protected(SSLSocketFactory factory) {
            this.factory = factory;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket() throws IOException {
            return watched(factory.createSocket());
        }

        @Override
        public Socket createSocket(Socket under, String host, int port, boolean autoClose) throws IOException {
            return watched(factory.createSocket(under, host, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watched(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watched(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watched(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watched(factory.createSocket(host, port, local, localPort));
        }
    }
}
