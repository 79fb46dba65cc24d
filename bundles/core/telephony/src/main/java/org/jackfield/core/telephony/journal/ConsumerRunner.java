package org.jackfield.core.telephony.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one consumer, on a thread of its own, everything that comes behind its cursor. */
final class ConsumerRunner implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRunner.class);
    private static final int BATCH = 500;
    private static final long WAIT_MILLIS = 1000;
    private static final long MAX_PAUSE_MILLIS = 60_000;

    private final PhoneSystemId system;
    private final String name;
    private final JournalConsumer consumer;
    private final Journal journal;
    private final JournalTail tail;
    private final JournalFiles files;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile long position;
    private volatile long failures;
    private CursorFile cursor;
    private Replay replay;

    ConsumerRunner(
            PhoneSystemId system,
            String name,
            JournalConsumer consumer,
            Journal journal,
            JournalTail tail,
            JournalFiles files) {
        this.system = system;
        this.name = name;
        this.consumer = consumer;
        this.journal = journal;
        this.tail = tail;
        this.files = files;
        thread = Thread.ofPlatform().daemon().name("journal-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    CallJournal.Cursor status() {
        return new CallJournal.Cursor(name, position, failures);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        boolean begun = false;
        try {
            while (!isStopping()) {
                try {
                    if (!begun) {
                        long start = begin();
                        // a journal that ends before the cursor is not the one that was read: begin with it anew
                        position = start > journal.appended() ? 0 : start;
                        begun = true;
                    }
                    List<JournalEntry> entries = next();
                    if (!entries.isEmpty()) {
                        tellMissing(entries.get(0));
                        consumer.accept(system, entries);
                        advance(entries.get(entries.size() - 1).position());
                    }
                    failures = 0;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (Exception | LinkageError e) {
                    pauseAfter(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeReplay();
        }
    }

    private long begin() throws IOException {
        long own = consumer.cursor(system);
        if (own != JournalConsumer.PLATFORM) {
            return own;
        }
        cursor = new CursorFile(files.folder(), name);
        long stored = cursor.read();
        if (stored >= 0) {
            return stored;
        }
        long start = consumer.begin() == JournalConsumer.Begin.NEXT ? journal.safePosition() : 0;
        cursor.write(start);
        return start;
    }

    private List<JournalEntry> next() throws IOException, InterruptedException {
        List<JournalEntry> entries = replay == null ? tail.after(position, BATCH, WAIT_MILLIS) : null;
        if (entries != null) {
            return entries;
        }
        if (replay == null) {
            replay = journal.replay(position);
        }
        while (!isStopping()) {
            long safe = journal.safePosition();
            List<JournalEntry> read = replay.read(BATCH, journal::safeEnd);
            List<JournalEntry> wanted = read.stream().filter(e -> e.position() > position).toList();
            if (!wanted.isEmpty()) {
                return wanted;
            }
            if (read.isEmpty()) {
                closeReplay();
                if (position < safe) {
                    skip(position + 1, safe);
                    advance(safe);
                }
                return List.of();
            }
        }
        return List.of();
    }

    private void tellMissing(JournalEntry first) {
        if (first.position() > position + 1) {
            skip(position + 1, first.position() - 1);
        }
    }

    private void skip(long from, long to) {
        if (position == 0) {
            // who begins with the oldest that is kept misses nothing
            return;
        }
        LOG.warn("Entries {} to {} of the journal of {} are gone for {}", from, to, system, name);
        consumer.missed(system, from, to);
    }

    private void advance(long to) throws IOException {
        position = to;
        if (cursor != null) {
            cursor.write(to);
        }
    }

    private void pauseAfter(Throwable e) throws InterruptedException {
        failures++;
        // what comes next is read again from where the consumer stands
        closeReplay();
        if (failures == 1) {
            LOG.warn("{} could not take entries of the journal; they come again", name, e);
        } else {
            LOG.debug("{} still cannot take entries of the journal", name, e);
        }
        long pause = Math.min(MAX_PAUSE_MILLIS, 100L << Math.min(10, failures));
        stopping.await(pause, TimeUnit.MILLISECONDS);
    }

    private void closeReplay() {
        if (replay != null) {
            try {
                replay.close();
            } catch (IOException e) {
                LOG.debug("A journal file could not be closed", e);
            }
            replay = null;
        }
    }

    /** Stops; what the consumer is dealing with is awaited for a while, then interrupted. */
    @Override
    public void close() {
        stopping.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(2 * WAIT_MILLIS + 1000);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
