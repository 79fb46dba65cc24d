package org.jackfield.web.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions in which nothing was done for too long, and warns before. Only what a person does counts, in whichever of
 * the session's tabs: a page that is brought up to date by itself keeps nobody logged in.
 *
 * <p>Any thread may call; tabs and {@code ended} are called on the thread of the tick or of the activity, and must not wait.
 *
 * @param <S> the sessions
 */
public final class IdleSessions<S> {

    /** A tab of a session. */
    public interface Tab {

        /** The session ends in so much time unless somebody does something. */
        void ending(Duration left);

        /** Somebody did something. */
        void alive();
    }

    private static final Logger LOG = LoggerFactory.getLogger(IdleSessions.class);
    private static final Duration LONGEST_WARNING = Duration.ofSeconds(60);

    private final Map<S, Watched> sessions = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Supplier<Duration> timeout;
    private final Consumer<S> ended;

    /**
     * Watches no session yet.
     *
     * @param clock tells the time
     * @param timeout after how much time without activity a session ends; asked again and again
     * @param ended ends a session
     */
    public IdleSessions(InstantSource clock, Supplier<Duration> timeout, Consumer<S> ended) {
        this.clock = clock;
        this.timeout = timeout;
        this.ended = ended;
    }

    /** {@return after how much time without activity a session ends} */
    public Duration timeout() {
        return timeout.get();
    }

    /**
     * Watches a session, of which a tab was opened; that counts as activity.
     *
     * @return ends the telling of this tab; the session is watched on
     */
    public AutoCloseable open(S session, Tab tab) {
        Watched watched = sessions.computeIfAbsent(session, any -> new Watched());
        watched.tabs.add(tab);
        active(session);
        return () -> watched.tabs.remove(tab);
    }

    /** Somebody did something. */
    public void active(S session) {
        Watched watched = sessions.get(session);
        if (watched == null) {
            return;
        }
        watched.active = clock.instant();
        if (watched.warned) {
            watched.warned = false;
            watched.tabs.forEach(tab -> tell(tab::alive));
        }
    }

    /** The session has ended, for whatever reason. */
    public void forget(S session) {
        sessions.remove(session);
    }

    /** Looks at every session; to be called every second. */
    public void tick() {
        Instant now = clock.instant();
        Duration limit = timeout();
        Duration warning = warning(limit);
        sessions.forEach((session, watched) -> {
            Duration left = limit.minus(Duration.between(watched.active, now));
            if (left.isZero() || left.isNegative()) {
                sessions.remove(session);
                tell(() -> ended.accept(session));
            } else if (left.compareTo(warning) <= 0) {
                watched.warned = true;
                watched.tabs.forEach(tab -> tell(() -> tab.ending(left)));
            }
        });
    }

    /** A minute, or half of a time-out that is shorter than two. */
    private static Duration warning(Duration limit) {
        Duration half = limit.dividedBy(2);
        return half.compareTo(LONGEST_WARNING) < 0 ? half : LONGEST_WARNING;
    }

    /** A tab that fails must not keep the other sessions from ending. */
    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("A browser tab could not be told that its session ends", e);
        }
    }

    private static final class Watched {
        private final Set<Tab> tabs = new CopyOnWriteArraySet<>();
        private volatile Instant active = Instant.EPOCH;
        private volatile boolean warned;
    }
}
