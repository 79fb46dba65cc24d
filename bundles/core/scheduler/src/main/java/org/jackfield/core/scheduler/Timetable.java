package org.jackfield.core.scheduler;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a job is due.
 *
 * <p>Where clocks are put forward, what was due in the hour that is not there is due when it would have begun. Where they
 * are put back, an hour comes twice: a job of certain hours runs the first time only, one that runs around the clock
 * both times. (Quartz by itself leaves the one out and pauses for the other.)
 */
final class Timetable {

    private static final int HOURS = 2;

    private final CronExpression cron;
    private final boolean aroundTheClock;

    /**
     * Understands a Quartz cron expression.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    Timetable(String expression) {
        try {
            cron = new CronExpression(expression);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        // Local times are handed in and out as if they were UTC; zones are our business.
        cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        String hours = expression.strip().split("\\s+")[HOURS];
        aroundTheClock = hours.matches(".*[*/-].*");
    }

    /** {@return the first moment after {@code after} at which the job is due; empty if there is none} */
    Optional<Instant> next(Instant after, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(after);
        LocalDateTime from = LocalDateTime.ofInstant(after, offset);
        ZoneOffsetTransition before = zone.getRules().previousTransition(after.plusNanos(1));
        if (before != null && before.isOverlap() && !aroundTheClock && from.isBefore(before.getDateTimeBefore())) {
            from = before.getDateTimeBefore().minusSeconds(1);
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        Optional<LocalDateTime> local = nextLocal(from);
        while (local.isPresent() && change != null && !local.get().isBefore(change.getDateTimeBefore())) {
            if (change.isGap() && local.get().isBefore(change.getDateTimeAfter())) {
                return Optional.of(change.getInstant());
            }
            if (change.isOverlap() && aroundTheClock) {
                local = nextLocal(change.getDateTimeAfter().minusSeconds(1));
            }
            offset = change.getOffsetAfter();
            change = zone.getRules().nextTransition(change.getInstant());
        }
        ZoneOffset valid = offset;
        return local.map(moment -> moment.toInstant(valid));
    }

    /** {@return the last moment after {@code after} and not after {@code upTo} at which the job was due} */
    Optional<Instant> latest(Instant after, Instant upTo, ZoneId zone) {
        Optional<Instant> latest = next(recently(after, upTo, zone), zone).filter(due -> !due.isAfter(upTo));
        while (latest.isPresent()) {
            Optional<Instant> following = next(latest.get(), zone).filter(due -> !due.isAfter(upTo));
            if (following.isEmpty()) {
                return latest;
            }
            latest = following;
        }
        return latest;
    }

    /** Not before {@code after}, and near the last due moment: after a year's stop nobody counts its minutes. */
    private Instant recently(Instant after, Instant upTo, ZoneId zone) {
        for (long seconds = 60; ; seconds *= 8) {
            Instant from = upTo.minusSeconds(seconds);
            if (!from.isAfter(after)) {
                return after;
            }
            if (next(from, zone).filter(due -> !due.isAfter(upTo)).isPresent()) {
                return from;
            }
        }
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        Date next = cron.getTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC)));
        return Optional.ofNullable(next).map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
    }
}
