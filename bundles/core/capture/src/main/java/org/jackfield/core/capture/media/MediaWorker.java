package org.jackfield.core.capture.media;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the sessions that were given to it, on a thread of its own: all their sinks are called there. */
public final class MediaWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MediaWorker.class);
    private static final int ENTRIES = 1 << 16;
    private static final int BYTES = 1 << 24;
    private static final int BATCH = 512;
    private static final long REST_NANOS = 2_000_000;
    /** With as many waiting, those who capture wait too. */
    static final int MANY = ENTRIES * 3 / 4;
    private static final long LOOK_AGAIN_NANOS = 100_000;
    /** So often in a row, about 200 ms, it may be found to have done nothing. */
    private static final int PATIENCE = 2000;

    private final PacketRing ring = new PacketRing(ENTRIES, BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<MediaSession> sessions = new LinkedHashSet<>();
    private final Counts counts = new Counts();
    private final Supplier<List<AudioListener>> listeners;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile long stuckAt = -1;
    private int given;

    /**
     * Makes a worker.
     *
     * @param name of its thread
     * @param listeners those who want audio now
     */
    public MediaWorker(String name, Supplier<List<AudioListener>> listeners) {
        this.listeners = listeners;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins to serve. */
    public void start() {
        thread.start();
    }

    /** Serves what was given before, and then ends. Returns when that is done. */
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        closed = true;
        runTasks();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return what its sessions have counted} */
    public Counts counts() {
        return counts;
    }

    /** {@return packets and tasks that wait for it} */
    public int waiting() {
        return ring.waiting();
    }

    /** {@return how many sessions it has been given and not yet lost; for the thread that gives} */
    public int given() {
        return given;
    }

    /** Gives a packet. {@return false if there was no room} One thread at a time gives packets and tasks. */
    public boolean give(MediaSession session, Side side, long timeNanos, byte[] bytes, int offset, int length) {
        return ring.offer(session, side, timeNanos, bytes, offset, length);
    }

    /**
     * Waits while too much waits for it, as long as it gets on: what is captured meanwhile waits in the kernel's buffer, which is
     * larger. After a pause of the whole process both go on at once, and who captures is the quicker one. Nobody waits for a
     * worker that is stuck.
     */
    public void awaitRoom() {
        long before = ring.taken();
        int idle = 0;
        while (ring.waiting() > MANY && before != stuckAt) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            long after = ring.taken();
            idle = after == before ? idle + 1 : 0;
            if (idle == PATIENCE) {
                stuckAt = after;
            }
            before = after;
        }
    }

    /** Gives a task that keeps its place among the packets; waits for room, which a worker makes at every moment. */
    public void give(Runnable task) {
        while (!ring.offer(task)) {
            if (!thread.isAlive()) {
                return;
            }
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    /** Begins a session, at its place among the packets. */
    public void begin(MediaSession session) {
        given++;
        give(() -> {
            sessions.add(session);
            session.ask(listeners.get());
        });
    }

    /** Ends a session, at its place among the packets. */
    public void end(MediaSession session, Instant at, boolean interrupted) {
        given--;
        give(() -> {
            sessions.remove(session);
            session.end(at, interrupted);
        });
    }

    /** Tells all sessions that time has passed. */
    public void advance(long nowNanos) {
        give(() -> {
            for (MediaSession session : sessions) {
                session.advance(nowNanos);
            }
        });
    }

    /**
     * Packets were dropped before they came here.
     *
     * @param others the workers that share the drops, and are told of what is not explained here
     */
    public void dropped(long from, long to, long count, List<MediaWorker> others) {
        execute(() -> {
            long left = count;
            for (MediaSession session : sessions) {
                left -= left > 0 ? session.dropped(from, to, left) : 0;
            }
            if (left > 0 && !others.isEmpty()) {
                others.getFirst().dropped(from, to, left, others.subList(1, others.size()));
            }
        });
    }

    /** Asks those who have not answered yet, or all who refused, whether they want the sessions there are. */
    public void reconsider(boolean all) {
        execute(() -> sessions.forEach(session -> session.reconsider(listeners.get(), all)));
    }

    /** A listener has gone. */
    public void forget(AudioListener listener) {
        execute(() -> sessions.forEach(session -> session.forget(listener)));
    }

    /** Runs a task between two packets, soon. Any thread may call. */
    public void execute(Runnable task) {
        tasks.add(task);
        if (closed) {
            runTasks();
        }
    }

    List<AudioListener> listeners() {
        return listeners.get();
    }

    private void run() {
        PacketRing.Taker taker = MediaSession::packet;
        while (true) {
            boolean last = closing;
            int taken = taken(taker);
            runTasks();
            if (taken == 0) {
                if (last) {
                    return;
                }
                LockSupport.parkNanos(this, REST_NANOS);
            }
        }
    }

    private int taken(PacketRing.Taker taker) {
        try {
            return ring.take(BATCH, taker);
        } catch (RuntimeException e) {
            counts.add(Count.SINK_FAILURES);
            LOG.error("A packet or task failed", e);
            return 1;
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                counts.add(Count.SINK_FAILURES);
                LOG.error("A task failed", e);
            }
        }
    }
}
