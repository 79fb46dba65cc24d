package org.jackfield.core.telephony.system;

import java.io.Closeable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for one slow or quick listener. A newer change takes the place of an older one with the same key; beyond
 * the bound everything is thrown away and the listener is given the whole picture.
 */
final class ListenerQueue implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);

    private final int size;
    private final String name;
    private final Runnable refresh;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private boolean stale = true;
    private boolean closed;
    private long refreshes;

    ListenerQueue(String name, int size, Runnable refresh) {
        this.name = name;
        this.size = size;
        this.refresh = refresh;
    }

    ListenerQueue start() {
        Thread.ofVirtual().name("telephony-listener-" + name).start(this::run);
        return this;
    }

    void add(Object key, Runnable delivery) {
        lock.lock();
        try {
            if (stale || closed) {
                return;
            }
            waiting.put(key, delivery);
            if (waiting.size() > size) {
                waiting.clear();
                stale = true;
                refreshes++;
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How often the listener had to be given everything afresh, the first time not counted. */
    long refreshes() {
        lock.lock();
        try {
            return refreshes;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Runnable next = take(); next != null; next = take()) {
                try {
                    next.run();
                } catch (RuntimeException | LinkageError e) {
                    LOG.warn("A listener failed: {}", name, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Runnable take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !stale && waiting.isEmpty()) {
                filled.await();
            }
            if (closed) {
                return null;
            }
            if (stale) {
                // changes from here on come behind the picture that is taken now
                stale = false;
                return refresh;
            }
            var first = waiting.entrySet().iterator().next();
            waiting.remove(first.getKey());
            return first.getValue();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }
}
