package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When all agents are logged out by the clock: once a day at a time of the site. In the hour that clocks skip it happens as
 * much later; of an hour that comes twice, in the first.
 */
public final class AutoLogout {

    private AutoLogout() {}

    /**
     * The last time that was dealt with.
     *
     * @param time the time of day that held then
     * @param done up to which moment everything is dealt with
     */
    public record Mark(LocalTime time, Instant done) {}

    /** {@return the last moment that was due up to now} */
    static Instant last(LocalTime time, ZoneId zone, Instant now) {
        ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(time).atZone(zone);
        return (today.toInstant().isAfter(now)
                        ? now.atZone(zone).toLocalDate().minusDays(1).atTime(time).atZone(zone)
                        : today)
                .toInstant();
    }

    /**
     * {@return the moment that is due and not dealt with: whoever logged in before is to be logged out}
     *
     * <p>A time that was entered just now is first due when the clock reaches it.
     *
     * @param mark what is dealt with; empty if nothing ever was
     */
    static Optional<Instant> due(LocalTime time, ZoneId zone, Instant now, Optional<Mark> mark) {
        Instant last = last(time, zone, now);
        return mark.filter(known -> known.time().equals(time) && last.isAfter(known.done()))
                .map(known -> last);
    }

    /** {@return whether the time is another than it was, so that the mark has to be made anew} */
    static boolean isNew(LocalTime time, Optional<Mark> mark) {
        return mark.filter(known -> known.time().equals(time)).isEmpty();
    }
}
