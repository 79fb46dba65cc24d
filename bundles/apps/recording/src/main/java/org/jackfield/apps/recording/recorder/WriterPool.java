package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that write all recordings, each recording by one of them. Every {@link #EVERY} a thread takes what waits
 * for its recordings and flushes their files, so that a killed process loses less than a second.
 */
final class WriterPool {

    /** How often a file is flushed. */
    static final Duration EVERY = Duration.ofMillis(400);

    private static final Logger LOG = LoggerFactory.getLogger(WriterPool.class);

    private final List<Writer> writers = new ArrayList<>();
    private final AtomicLong slowest = new AtomicLong();

    WriterPool(int threads) {
        for (int i = 1; i <= threads; i++) {
            writers.add(new Writer("jackfield-recording-writer-" + i));
        }
    }

    /** Writes a recording from now on until it is over. */
    void add(ActiveRecording recording) {
        Writer idlest = writers.stream().min(Comparator.comparingInt(writer -> writer.recordings.size())).orElseThrow();
        idlest.recordings.add(recording);
    }

    /** Lets all threads do at once what they would do later. */
    void hurry() {
        writers.forEach(Writer::hurry);
    }

    /** {@return how many recordings are being written} */
    int recordings() {
        return writers.stream().mapToInt(writer -> writer.recordings.size()).sum();
    }

    /** {@return how long the slowest round since the last question took, in milliseconds} */
    long slowestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(slowest.getAndSet(0));
    }

    /** Ends the threads once no recording is left, or the time is over. */
    void stop(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        writers.forEach(Writer::stop);
        for (Writer writer : writers) {
            try {
                writer.thread.join(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (writer.thread.isAlive()) {
                LOG.warn("{} is held up by the disk; its recordings are closed at the next start", writer.thread.getName());
                writer.thread.interrupt();
            }
        }
    }

    private final class Writer implements Runnable {

        private final List<ActiveRecording> recordings = new CopyOnWriteArrayList<>();
        private final Thread thread;
        private boolean hurried;
        private volatile boolean stopping;

        Writer(String name) {
            thread = Thread.ofPlatform().daemon().name(name).start(this);
        }

        synchronized void hurry() {
            hurried = true;
            notifyAll();
        }

        void stop() {
            stopping = true;
            hurry();
        }

        @Override
        public void run() {
            try {
                while (!stopping || !recordings.isEmpty()) {
                    long began = System.nanoTime();
                    round();
                    long took = System.nanoTime() - began;
                    slowest.accumulateAndGet(took, Math::max);
                    rest(EVERY.toMillis() - TimeUnit.NANOSECONDS.toMillis(took));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void round() {
            for (ActiveRecording recording : recordings) {
                boolean more;
                try {
                    more = recording.work();
                } catch (RuntimeException e) {
                    LOG.error("Recording {} cannot be written", recording.recording().label().id(), e);
                    more = false;
                }
                if (!more) {
                    recordings.remove(recording);
                }
            }
        }

        private synchronized void rest(long millis) throws InterruptedException {
            long most = stopping ? Math.min(millis, 20) : millis;
            if (!hurried && most > 0) {
                wait(most);
            }
            hurried = false;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
