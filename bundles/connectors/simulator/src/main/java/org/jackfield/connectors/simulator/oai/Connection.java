package org.jackfield.connectors.simulator.oai;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jackfield.connectors.oaiwire.FrameDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's socket: frames in, frames out, both bounded. */
final class Connection implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int LONGEST_COMMAND = 64 * 1024;
    /** With so many commands not yet carried out nothing more is read. */
    private static final int MOST_COMMANDS_WAITING = 64;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final String address;
    private final InetSocketAddress local;
    private final int queueLimit;
    private final FrameDecoder decoder = new FrameDecoder(LONGEST_COMMAND);
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private long queuedBytes;
    private boolean closing;
    private boolean closed;

    Connection(SocketChannel channel, SelectionKey key, int queueLimit) throws IOException {
        this.channel = channel;
        this.key = key;
        this.queueLimit = queueLimit;
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.address = remote.getAddress().getHostAddress();
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void send(byte[] frame) {
        synchronized (queue) {
            if (closing || closed) {
                return;
            }
            if (queuedBytes + frame.length > queueLimit) {
                LOG.info("OAI client {} does not read; dropped with {} bytes unread", address, queuedBytes);
                queue.clear();
                queuedBytes = 0;
                closing = true;
            } else {
                queue.add(ByteBuffer.wrap(frame));
                queuedBytes += frame.length;
            }
        }
        refreshInterest();
    }

    @Override
    public void close() {
        synchronized (queue) {
            closing = true;
        }
        refreshInterest();
    }

    /** One command has been carried out. */
    void handled() {
        if (waiting.decrementAndGet() == MOST_COMMANDS_WAITING / 2) {
            refreshInterest();
        }
    }

    /** Reads what has arrived; false if the connection is over. On the selector's thread. */
    boolean read(ByteBuffer buffer, Consumer<byte[]> frames) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            return false;
        }
        decoder.feed(buffer.array(), 0, count, frame -> {
            waiting.incrementAndGet();
            frames.accept(frame);
        });
        refreshInterest();
        return true;
    }

    /** Writes what can be written; false if everything is said and the connection is to end. On the selector's thread. */
    boolean write() throws IOException {
        synchronized (queue) {
            ByteBuffer head;
            while ((head = queue.peek()) != null) {
                int written = channel.write(head);
                queuedBytes -= written;
                if (head.hasRemaining()) {
                    break;
                }
                queue.poll();
            }
            if (queue.isEmpty() && closing) {
                return false;
            }
        }
        refreshInterest();
        return true;
    }

    /** Ends the connection at once. */
    void shut() {
        synchronized (queue) {
            closed = true;
            queue.clear();
        }
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("OAI client {} was gone already", address, e);
        }
    }

    /** Decides and tells in one go: two threads that decided at once could tell in the wrong order. */
    private void refreshInterest() {
        synchronized (queue) {
            int interest = (!queue.isEmpty() || closing ? SelectionKey.OP_WRITE : 0)
                    | (waiting.get() < MOST_COMMANDS_WAITING ? SelectionKey.OP_READ : 0);
            try {
                if (key.interestOps() != interest) {
                    key.interestOps(interest);
                    key.selector().wakeup();
                }
            } catch (CancelledKeyException e) {
                LOG.trace("OAI client {} has just gone", address, e);
            }
        }
    }
}
