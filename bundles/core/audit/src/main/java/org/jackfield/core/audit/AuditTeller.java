package org.jackfield.core.audit;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of new lines, on a thread of its own. */
final class AuditTeller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTeller.class);
    private static final int WAITING = 10_000;

    private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("jackfield-audit").factory());

    AuditTeller() {
        thread.allowCoreThreadTimeOut(true);
    }

    void add(AuditListener listener) {
        listeners.add(listener);
    }

    void remove(AuditListener listener) {
        listeners.remove(listener);
    }

    void tell(AuditEntry entry) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, entry)));
        } catch (RejectedExecutionException e) {
            LOG.warn("Listeners are not told of \"{}\": too much waits for them", entry.event().action());
        }
    }

    private static void tell(AuditListener listener, AuditEntry entry) {
        try {
            listener.recorded(entry);
        } catch (RuntimeException e) {
            LOG.error("{} failed at a line of the audit trail", listener, e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
