package org.jackfield.apps.smdr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP port at which readers get the stream, each from the moment it connects.
 *
 * <p>A reader has a queue of {@value #QUEUE} lines. One that lets it run full is disconnected and counted; neither calls
 * nor other readers wait for it.
 */
public final class LocalServer implements LineFeed.Output, AutoCloseable {

    static final int QUEUE = 4096;
    static final int MOST_READERS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final byte[] LINE_END = {'\r', '\n'};

    private final ServerSocket socket;
    private final Set<InetAddress> allowed;
    private final char padding;
    private final Clock clock;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong linesSent = new AtomicLong();
    private final AtomicLong readersRefused = new AtomicLong();
    private final AtomicLong readersTooSlow = new AtomicLong();

    /**
     * @param allowed who may connect; empty for anybody
     * @throws IOException if the port cannot be opened
     */
    LocalServer(int port, Set<InetAddress> allowed, char padding, Clock clock) throws IOException {
        this.allowed = allowed;
        this.padding = padding;
        this.clock = clock;
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Thread.ofVirtual().name("smdr-accept").start(this::acceptReaders);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** {@return the counters now} */
    Status status() {
        List<ReaderStatus> connected = readers.stream()
                .map(reader -> new ReaderStatus(
                        reader.address(), reader.since, reader.sent.get(), reader.queue.size()))
                .sorted((a, b) -> a.since().compareTo(b.since()))
                .toList();
        return new Status(port(), connected, linesSent.get(), readersRefused.get(), readersTooSlow.get());
    }

    /**
     * How the port is doing.
     *
     * @param port the TCP port
     * @param readers who is connected, the first first
     * @param linesSent lines written to readers, counted for each
     * @param readersRefused connections refused: address not allowed, or too many
     * @param readersTooSlow readers disconnected because their queue ran full
     */
    public record Status(int port, List<ReaderStatus> readers, long linesSent, long readersRefused, long readersTooSlow) {}

    /**
     * One connected reader.
     *
     * @param address its address and port
     * @param since when it connected
     * @param linesSent lines written to it
     * @param linesWaiting lines in its queue
     */
    public record ReaderStatus(String address, Instant since, long linesSent, int linesWaiting) {}

    @Override
    public void take(List<SmdrLine> lines) {
        List<byte[]> encoded = lines.stream().map(line -> encode(line, padding)).toList();
        readers.forEach(reader -> reader.offer(encoded));
    }

    static byte[] encode(SmdrLine line, char padding) {
        return line.format(padding).getBytes(StandardCharsets.ISO_8859_1);
    }

    static void write(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write(LINE_END);
    }

    private void acceptReaders() {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("A reader could not connect: {}", e.getMessage());
                }
            }
        }
    }

    private void admit(Socket connection) throws IOException {
        boolean welcome = allowed.isEmpty() || allowed.contains(connection.getInetAddress());
        if (!welcome || readers.size() >= MOST_READERS) {
            readersRefused.incrementAndGet();
            LOG.info("Reader {} refused: {}", connection.getRemoteSocketAddress(),
                    welcome ? "there are " + MOST_READERS + " already" : "its address is not allowed");
            connection.close();
            return;
        }
        connection.setTcpNoDelay(true);
        connection.setKeepAlive(true);
        Reader reader = new Reader(connection);
        readers.add(reader);
        Thread.ofVirtual().name("smdr-reader").start(reader::write);
        Thread.ofVirtual().name("smdr-reader-watch").start(reader::watch);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        readers.forEach(Reader::disconnect);
    }

    private final class Reader {
        private final Socket connection;
        private final Instant since = clock.instant();
        private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
        private final AtomicLong sent = new AtomicLong();

        Reader(Socket connection) {
            this.connection = connection;
        }

        String address() {
            return connection.getInetAddress().getHostAddress() + ":" + connection.getPort();
        }

        void offer(List<byte[]> lines) {
            for (byte[] line : lines) {
                if (!queue.offer(line)) {
                    if (readers.contains(this)) {
                        readersTooSlow.incrementAndGet();
                        LOG.warn("Reader {} is too slow and was disconnected", address());
                    }
                    disconnect();
                    return;
                }
            }
        }

        void write() {
            try (OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
                while (!connection.isClosed()) {
                    byte[] line = queue.poll(1, TimeUnit.SECONDS);
                    while (line != null) {
                        LocalServer.write(out, line);
                        sent.incrementAndGet();
                        linesSent.incrementAndGet();
                        line = queue.poll();
                    }
                    out.flush();
                }
            } catch (IOException e) {
                LOG.debug("Reader {} left: {}", address(), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                disconnect();
            }
        }

        /** A reader has nothing to say; what it sends is read away, so that its leaving is noticed at once. */
        void watch() {
            byte[] ignored = new byte[256];
            try {
                while (connection.getInputStream().read(ignored) >= 0) {
                    // the stream goes one way
                }
            } catch (IOException e) {
                LOG.debug("Reader {} left: {}", address(), e.getMessage());
            } finally {
                disconnect();
            }
        }

        void disconnect() {
            readers.remove(this);
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("Closing {} failed: {}", address(), e.getMessage());
            }
        }
    }
}
