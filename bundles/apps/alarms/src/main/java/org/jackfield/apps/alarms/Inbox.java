package org.jackfield.apps.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News in the order in which it came. What cannot be written down, because the database is away, waits and is tried again with
 * all that came after it; what has been tried for {@link #PATIENCE} is given up, so that one bad line does not hold up the rest.
 *
 * <p>Any thread may add; one thread works.
 */
final class Inbox {

    /** So much news waits; standing alarms beyond are found again by comparing. */
    static final int MOST = 5000;
    /** For so long the same news is tried. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Deque<Runnable> news = new ArrayDeque<>();
    private Instant failingSince;
    private long dropped;

    /** {@return whether there was room} */
    synchronized boolean add(Runnable one) {
        if (news.size() >= MOST) {
            dropped++;
            return false;
        }
        return news.add(one);
    }

    /** {@return how much news found no room so far} */
    synchronized long dropped() {
        return dropped;
    }

    private synchronized Runnable first() {
        return news.peek();
    }

    private synchronized void done() {
        news.remove();
        failingSince = null;
    }

    /** {@return whether everything was done; otherwise work again after a while} */
    boolean work(Instant now) {
        for (Runnable one = first(); one != null; one = first()) {
            try {
                one.run();
                done();
            } catch (RuntimeException e) {
                if (failingSince == null) {
                    failingSince = now;
                    LOG.warn("News of an alarm cannot be written down now and is kept", e);
                }
                if (now.isBefore(failingSince.plus(PATIENCE))) {
                    return false;
                }
                LOG.error("News of an alarm is given up", e);
                done();
            }
        }
        return true;
    }
}
