package org.jackfield.api.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.time.SiteTime;

/** A clock, and a site, whose time moves when the test says so. Any thread may use it. */
public final class LeapingClock extends Clock implements SiteTime {

    private final AtomicReference<Instant> now;
    private volatile ZoneId site = ZoneOffset.UTC;

    /** Stands at a moment. */
    public LeapingClock(Instant start) {
        now = new AtomicReference<>(Objects.requireNonNull(start));
    }

    /** {@return a clock that stands at a moment written as {@code 2026-11-21T10:00:00Z}} */
    public static LeapingClock at(String instant) {
        return new LeapingClock(Instant.parse(instant));
    }

    /** Moves on, or back if negative. */
    public void leap(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    /** Moves on by milliseconds. */
    public void leapMillis(long millis) {
        leap(Duration.ofMillis(millis));
    }

    /** Moves to a moment. */
    public void set(Instant instant) {
        now.set(Objects.requireNonNull(instant));
    }

    /** Moves the site to another time zone; it begins in UTC. */
    public void setSiteZone(ZoneId zone) {
        site = Objects.requireNonNull(zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public ZoneId zone() {
        return site;
    }

    /** {@return UTC, whatever the site's zone} */
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@return a fixed view of the clock is of no use to a test, so this is refused} */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("inside, time is UTC");
    }
}
