package org.jackfield.core.users;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jackfield.api.users.UserListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of changes, each on a thread of its own, so that nobody slow delays another. */
final class UserTelling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UserTelling.class);

    private final Map<UserListener, ExecutorService> threads = new ConcurrentHashMap<>();

    /** Tells a new listener to look at everything, and which users were removed while it may not have listened. */
    void add(UserListener listener, Collection<UUID> removed) {
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("users-listener-" + listener.getClass().getSimpleName()).factory());
        threads.put(listener, thread);
        thread.execute(() -> tell(listener, l -> {
            l.refreshed();
            removed.forEach(l::userRemoved);
        }));
    }

    void remove(UserListener listener) {
        ExecutorService thread = threads.remove(listener);
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    void tell(Consumer<UserListener> what) {
        threads.forEach((listener, thread) -> thread.execute(() -> tell(listener, what)));
    }

    private static void tell(UserListener listener, Consumer<UserListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("{} failed at changed users", listener, e);
        }
    }

    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdownNow);
        threads.clear();
    }
}
