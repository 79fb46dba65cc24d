package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;

/** A consumer of the journal that keeps what it is given. */
final class Keeper implements JournalConsumer {
    final BlockingQueue<JournalEntry> entries = new LinkedBlockingQueue<>();
    final AtomicInteger refuse = new AtomicInteger();
    final BlockingQueue<Long> missed = new LinkedBlockingQueue<>();
    volatile long cursor = PLATFORM;

    @Override
    public long cursor(PhoneSystemId system) {
        return cursor;
    }

    @Override
    public void missed(PhoneSystemId system, long from, long to) {
        missed.add(from);
    }

    @Override
    public void accept(PhoneSystemId system, List<JournalEntry> batch) {
        if (refuse.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("not now");
        }
        entries.addAll(batch);
    }

    List<JournalEntry> take(int count) throws InterruptedException {
        List<JournalEntry> taken = new ArrayList<>();
        while (taken.size() < count) {
            JournalEntry next = entries.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("entry %d of %d", taken.size() + 1, count).isNotNull();
            taken.add(next);
        }
        return taken;
    }
}
