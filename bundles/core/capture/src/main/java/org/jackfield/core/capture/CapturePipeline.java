package org.jackfield.core.capture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.media.MediaWorker;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.CaptureRules;
import org.jackfield.core.capture.route.DialogFeed;
import org.jackfield.core.capture.route.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From packets to listeners: one capture thread for each source of packets, a router that they take turns at, and workers that
 * serve the sessions. Any thread may call.
 */
public final class CapturePipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CapturePipeline.class);
    private static final int BUFFER = 65_536;
    private static final int MOST_WAITING = 8192;
    private static final long REST_NANOS = 100_000;
    private static final long SECOND = 1_000_000_000L;
    /** Less than an idle source waits, so that each of its answers is told. */
    private static final long TICK = SECOND / 12;
    /** The kernel hands packets over some time after it stamped them. */
    private static final long HAND_OVER = SECOND / 20;

    private final InstantSource clock;
    private final List<AudioListener> listeners = new CopyOnWriteArrayList<>();
    private final List<MediaWorker> workers;
    private final DialogFeed feed = new DialogFeed();
    private final Router router;
    private final List<Reader> readers = new ArrayList<>();
    private long lastTick = Long.MIN_VALUE;
    private boolean closed;

    /**
     * Makes a pipeline and starts its workers.
     *
     * @param workerCount at least 1
     * @param clock the wall clock
     */
    public CapturePipeline(CaptureRules rules, CaptureLimits limits, int workerCount, InstantSource clock) {
        this.clock = clock;
        workers = IntStream.rangeClosed(1, workerCount)
                .mapToObj(number -> new MediaWorker("capture-worker-" + number, () -> listeners))
                .toList();
        router = new Router(workers, rules, limits, feed);
        workers.forEach(MediaWorker::start);
    }

    /** Tells a listener of all sessions, of those that last as well. */
    public void add(AudioListener listener) {
        listeners.add(listener);
        workers.forEach(worker -> worker.reconsider(false));
    }

    /** Tells a listener of nothing more. */
    public void remove(AudioListener listener) {
        listeners.remove(listener);
        workers.forEach(worker -> worker.forget(listener));
    }

    /** Tells a listener of all calls that are signalled, of those that last as well. */
    public void add(SipDialogListener listener) {
        feed.add(listener);
    }

    /** Tells a listener of no more calls. */
    public void remove(SipDialogListener listener) {
        feed.remove(listener);
    }

    /** Asks all listeners once more about the sessions that nobody wanted. */
    public void reconsider() {
        workers.forEach(worker -> worker.reconsider(true));
    }

    /** Other rules hold from now on; sessions that last go on. */
    public synchronized void rules(CaptureRules rules) {
        router.rules(rules);
    }

    /**
     * Reads packets on a thread of its own until the source ends or is stopped; it is closed then.
     *
     * @param live whether they come as they happen, rather than from a file
     * @param ended is told once it has ended, with the reason; null if it came to its end or was stopped
     */
    public synchronized Reader read(PacketSource source, boolean live, BiConsumer<Reader, ProblemException> ended) {
        if (closed) {
            source.close();
            throw new IllegalStateException("the pipeline is closed");
        }
        Reader reader = new Reader(source, live, ended);
        readers.add(reader);
        reader.thread.start();
        return reader;
    }

    /** {@return what was counted, summed up} */
    public Map<Count, Long> counts() {
        return Counts.sum(Stream.concat(Stream.of(router.counts()), workers.stream().map(MediaWorker::counts)).toList());
    }

    /** {@return how things stand} */
    public synchronized Router.Standing standing() {
        return router.standing();
    }

    /** {@return packets and tasks that wait for the workers} */
    public int waiting() {
        return workers.stream().mapToInt(MediaWorker::waiting).sum();
    }

    /** Stops reading, tells all sessions that they are over, and returns when that is done. */
    @Override
    public void close() {
        List<Reader> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(readers);
        }
        open.forEach(Reader::stop);
        open.forEach(Reader::join);
        synchronized (this) {
            router.close();
        }
        workers.forEach(MediaWorker::close);
        feed.close();
    }

    private synchronized void take(Reader reader, byte[] buffer, int length) {
        tick(reader);
        router.packet(reader.source.linkType(), buffer, 0, length, reader.progress);
    }

    /** All readers have come as far as this: nothing that was captured before is still to come. */
    private synchronized void tick(Reader by) {
        boolean soon = lastTick != Long.MIN_VALUE && by.progress >= lastTick && by.progress - lastTick < TICK;
        if (soon) {
            return;
        }
        long all = Long.MAX_VALUE;
        for (Reader reader : readers) {
            all = Math.min(all, reader.progress);
        }
        if (all == Long.MIN_VALUE || all == lastTick) {
            return;
        }
        long from = lastTick == Long.MIN_VALUE ? all : lastTick;
        readers.forEach(reader -> reader.tellDrops(from, all()));
        lastTick = all;
        router.advance(all);
    }

    private long all() {
        return readers.stream().mapToLong(reader -> reader.progress).max().orElse(lastTick);
    }

    private synchronized void over(Reader reader) {
        readers.remove(reader);
        reader.tellDrops(lastTick, reader.progress);
    }

    /** A source of packets and the thread that reads it. */
    public final class Reader {

        private final PacketSource source;
        private final boolean live;
        private final BiConsumer<Reader, ProblemException> ended;
        private final Thread thread;
        private volatile long progress;
        private long dropped;
        private long droppedByInterface;

        private Reader(PacketSource source, boolean live, BiConsumer<Reader, ProblemException> ended) {
            this.source = source;
            this.live = live;
            this.ended = ended;
            progress = live ? now() : Long.MIN_VALUE;
            thread = Thread.ofPlatform().name("capture-" + source).daemon().unstarted(this::run);
        }

        /** {@return what its source has read and lost} */
        public PacketSource.Counters counters() {
            return source.counters();
        }

        /** Makes it end soon. */
        public void stop() {
            source.stop();
        }

        /** Waits for its end. */
        public void join() {
            boolean interrupted = false;
            while (thread != Thread.currentThread()) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            ProblemException reason = null;
            try {
                read(new byte[BUFFER]);
            } catch (ProblemException e) {
                reason = e;
            } catch (RuntimeException e) {
                LOG.error("Reading {} has failed", source, e);
                reason = ProblemException.unavailable("capture.ended", source.toString(),
                        "Capturing has ended by a fault: " + e.getMessage() + ".", "See the log.");
            } finally {
                over(this);
                source.close();
            }
            ended.accept(this, reason);
        }

        private void read(byte[] buffer) {
            while (true) {
                long before = live ? now() : 0;
                int length = source.read(buffer, 0, buffer.length);
                if (length == PacketSource.END) {
                    return;
                }
                if (length == PacketSource.NOTHING) {
                    progress = live ? Math.max(progress, before - HAND_OVER) : progress;
                    tick(this);
                } else {
                    progress = source.timeNanos();
                    awaitWorkers();
                    take(this, buffer, length);
                }
            }
        }

        /** A file waits for the workers; what happens now waits in the kernel's buffer, as long as they get on. */
        private void awaitWorkers() {
            if (live) {
                workers.forEach(MediaWorker::awaitRoom);
            }
            while (!live && waiting() > MOST_WAITING) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }

        private long now() {
            Instant now = clock.instant();
            return now.getEpochSecond() * SECOND + now.getNano();
        }

        private void tellDrops(long from, long to) {
            PacketSource.Counters now = source.counters();
            long kernel = now.dropped() - dropped;
            long card = now.droppedByInterface() - droppedByInterface;
            if (kernel + card > 0) {
                dropped = now.dropped();
                droppedByInterface = now.droppedByInterface();
                router.counts().add(Count.DROPPED, kernel);
                router.counts().add(Count.DROPPED_BY_INTERFACE, card);
                router.dropped(from, to, kernel + card);
            }
        }

        @Override
        public String toString() {
            return source.toString();
        }
    }
}
