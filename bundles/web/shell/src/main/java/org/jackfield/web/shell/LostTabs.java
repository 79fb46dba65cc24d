package org.jackfield.web.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up browser tabs that cannot be reached any more. A tab that went without saying so (a computer put to sleep, a browser
 * that crashed) would be brought up to date for another quarter of an hour, and all that it has not been sent stays in memory
 * until then. When such a tab comes back it loads its page anew; whoever was in is in.
 *
 * <p>Any thread may call.
 *
 * @param <T> the tabs
 */
public final class LostTabs<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LostTabs.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<T, Instant> reached = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Predicate<T> connected;
    private final Consumer<T> giveUp;

    /**
     * Watches no tab yet.
     *
     * @param clock tells the time
     * @param connected whether a tab can be reached at this moment
     * @param giveUp lets go of a tab; must not wait
     */
    public LostTabs(InstantSource clock, Predicate<T> connected, Consumer<T> giveUp) {
        this.clock = clock;
        this.connected = connected;
        this.giveUp = giveUp;
    }

    /** Watches a tab that was opened. */
    public void opened(T tab) {
        reached.put(tab, clock.instant());
    }

    /** The tab is closed. */
    public void closed(T tab) {
        reached.remove(tab);
    }

    /** Looks at every tab; to be called every second. */
    public void tick() {
        Instant now = clock.instant();
        reached.forEach((tab, last) -> {
            if (connected.test(tab)) {
                reached.replace(tab, last, now);
            } else if (Duration.between(last, now).compareTo(PATIENCE) >= 0 && reached.remove(tab, last)) {
                letGo(tab);
            }
        });
    }

    /** A tab that fails must not keep the others from being looked at. */
    private void letGo(T tab) {
        try {
            giveUp.accept(tab);
        } catch (RuntimeException e) {
            LOG.warn("A browser tab that was lost could not be let go", e);
        }
    }
}
