package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jackfield.api.media.source.AudioListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that receives RTP for all sessions, sends announcements, and calls all sinks. */
final class RtpThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RtpThread.class);
    private static final int LONGEST = 4096;
    private static final long ADVANCE_NANOS = 100_000_000;
    private static final long WAIT_MILLIS = 20;
    private static final int MOST_AT_ONCE = 64;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<IncomingSession> sessions = new LinkedHashSet<>();
    private final MediaCounts counts = new MediaCounts();
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST + 1);
    private final Supplier<List<AudioListener>> listeners;
    private final InstantSource clock;
    private final Selector selector;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;
    private long advanced = System.nanoTime();

    RtpThread(InstantSource clock, Supplier<List<AudioListener>> listeners) throws IOException {
        this.clock = clock;
        this.listeners = listeners;
        selector = Selector.open();
        thread = Thread.ofPlatform().daemon().name("jackfield-recording-rtp").start(this::run);
    }

    MediaCounts counts() {
        return counts;
    }

    List<AudioListener> listeners() {
        return listeners.get();
    }

    /** Runs a task between two packets. Any thread may call; after the end it is run at once. */
    void execute(Runnable task) {
        tasks.add(task);
        if (closed) {
            runTasks();
        } else {
            selector.wakeup();
        }
    }

    /** Begins to receive at a port. On the thread only. */
    void listen(MediaPort port) {
        try {
            port.rtp().register(selector, SelectionKey.OP_READ, port);
            port.rtcp().register(selector, SelectionKey.OP_READ, port);
        } catch (ClosedChannelException e) {
            LOG.debug("Port {} was closed before it was used", port.port());
        }
    }

    void add(IncomingSession session) {
        counts.session();
        sessions.add(session);
        session.ask(listeners.get());
    }

    void remove(IncomingSession session, Instant at, boolean interrupted) {
        sessions.remove(session);
        session.end(at, interrupted);
    }

    void forget(AudioListener listener) {
        execute(() -> sessions.forEach(session -> session.forget(listener, clock.instant())));
    }

    void reconsider() {
        execute(() -> sessions.forEach(session -> session.reconsider(listeners.get())));
    }

    private void run() {
        while (!closing) {
            try {
                selector.select(this::receive, WAIT_MILLIS);
                runTasks();
                pace();
            } catch (IOException | RuntimeException e) {
                LOG.error("Receiving RTP failed", e);
            }
        }
        Instant now = clock.instant();
        List.copyOf(sessions).forEach(session -> remove(session, now, true));
    }

    private void receive(SelectionKey key) {
        MediaPort port = (MediaPort) key.attachment();
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                buffer.clear();
                SocketAddress source = channel.receive(buffer);
                if (source == null) {
                    return;
                }
                take(port, channel == port.rtcp(), (InetSocketAddress) source);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void take(MediaPort port, boolean control, InetSocketAddress source) {
        if (!port.takes(source)) {
            counts.stranger();
            return;
        }
        Instant now = clock.instant();
        if (port.session != null) {
            port.session.alive(now);
        }
        if (control) {
            counts.control();
        } else {
            counts.packet();
            if (port.session != null) {
                port.session.packet(port.side, buffer.array(), buffer.position(), IncomingSession.nanos(now));
            }
        }
    }

    /** Announcements every 20 ms, time some ten times a second. */
    private void pace() {
        long now = System.nanoTime();
        boolean advance = now - advanced >= ADVANCE_NANOS;
        for (IncomingSession session : sessions) {
            if (session.announcement != null) {
                session.announcement.send(now);
            }
            if (advance) {
                session.advance(clock.instant());
            }
        }
        advanced = advance ? now : advanced;
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task failed", e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        runTasks();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("A selector did not close: {}", e.getMessage());
        }
    }
}
