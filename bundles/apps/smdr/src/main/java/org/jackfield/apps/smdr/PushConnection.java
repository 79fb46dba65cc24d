package org.jackfield.apps.smdr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the stream to a reader that we connect to.
 *
 * <p>While the reader is away its lines wait in the journal: {@link #take} refuses them and they come again. An alert
 * stands for as long.
 */
public final class PushConnection implements LineFeed.Output, AutoCloseable {

    static final String ALERT = "smdr.push-down";

    private static final Logger LOG = LoggerFactory.getLogger(PushConnection.class);
    private static final int CONNECT_MILLIS = 5_000;

    private final String host;
    private final int port;
    private final char padding;
    private final AlertService alerts;
    private final AtomicLong linesSent = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile Socket connection;
    private volatile boolean connected;
    private volatile boolean closed;

    PushConnection(String host, int port, char padding, AlertService alerts) {
        this.host = host;
        this.port = port;
        this.padding = padding;
        this.alerts = alerts;
    }

    /**
     * How the connection is doing.
     *
     * @param remote the reader's address and port
     * @param connected whether it is there
     * @param linesSent lines written to it
     * @param failures how often it could not be reached or broke off
     */
    public record Status(String remote, boolean connected, long linesSent, long failures) {}

    Status status() {
        return new Status(remote(), connected, linesSent.get(), failures.get());
    }

    /** Several phone systems share the connection; their lines never mix within a batch. */
    @Override
    public synchronized void take(List<SmdrLine> lines) throws IOException {
        try {
            if (connection == null || readerLeft()) {
                connect();
            }
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            for (SmdrLine line : lines) {
                LocalServer.write(out, LocalServer.encode(line, padding));
            }
            out.flush();
            linesSent.addAndGet(lines.size());
        } catch (IOException e) {
            disconnect();
            failures.incrementAndGet();
            if (!closed) {
                alerts.raise(new AlertCondition(
                        ALERT,
                        AlertCondition.Severity.WARNING,
                        "SMDR reader not reached",
                        "Lines for " + remote() + " wait: " + e.getMessage() + ".",
                        "Start the reading software, or correct the remote address on the IP SMDR page."));
            }
            throw e;
        }
    }

    /** A reader never sends; the end of its side is how TCP tells that it left before a write would be lost. */
    private boolean readerLeft() throws IOException {
        connection.setSoTimeout(1);
        try {
            while (connection.getInputStream().read() >= 0) {
                // read away what it should not have sent
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private void connect() throws IOException {
        disconnect();
        if (closed) {
            throw new IOException("stopped");
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
        connection = socket;
        connected = true;
        LOG.info("Connected to the SMDR reader {}", remote());
        alerts.clear(ALERT);
    }

    private void disconnect() {
        connected = false;
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("Closing the connection to {} failed: {}", remote(), e.getMessage());
            }
            connection = null;
        }
    }

    private String remote() {
        return host + ":" + port;
    }

    @Override
    public void close() {
        closed = true;
        Socket open = connection;
        if (open != null) {
            try {
                open.close(); // frees a write that waits
            } catch (IOException e) {
                LOG.debug("Closing the connection to {} failed: {}", remote(), e.getMessage());
            }
        }
        alerts.clear(ALERT);
    }
}
