package org.jackfield.core.telephony.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jackfield.api.telephony.call.JournalEntry;

/**
 * The newest entries that are safely on disk, in memory: who keeps up reads them here, without touching the disk and
 * without finding again what the owner thread has found already.
 */
final class JournalTail {

    private static final int SIZE = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final JournalEntry[] ring = new JournalEntry[SIZE];
    private long newest;
    private long count;

    /** @param newest position of the last entry safely on disk when the journal was opened */
    JournalTail(long newest) {
        this.newest = newest;
    }

    void add(List<JournalEntry> entries) {
        lock.lock();
        try {
            for (JournalEntry entry : entries) {
                ring[(int) (entry.position() % SIZE)] = entry;
                newest = entry.position();
                count = Math.min(SIZE, count + 1);
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for entries behind a position.
     *
     * @return at least one entry; empty if none came in time; null if they are no longer, or not yet, in memory
     */
    List<JournalEntry> after(long position, int max, long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (position >= newest) {
                if (nanos <= 0) {
                    return List.of();
                }
                nanos = grown.awaitNanos(nanos);
            }
            if (position < newest - count) {
                return null;
            }
            List<JournalEntry> entries = new ArrayList<>();
            for (long at = position + 1; at <= newest && entries.size() < max; at++) {
                entries.add(ring[(int) (at % SIZE)]);
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }
}
