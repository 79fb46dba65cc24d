package org.jackfield.apps.recording.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The times a list is restricted to (manual §4.3). */
enum DateRange {
    LAST_15_MINUTES,
    LAST_30_MINUTES,
    LAST_60_MINUTES,
    TODAY,
    YESTERDAY,
    THIS_WEEK,
    LAST_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    CUSTOM;

    /**
     * An interval.
     *
     * @param from its beginning; null for none
     * @param to the moment behind its end; null for none
     */
    record Interval(Instant from, Instant to) {}

    /**
     * {@return the interval; without bounds for {@link #CUSTOM}, which others know}
     *
     * @param zone whose days these are
     */
    Interval at(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        return switch (this) {
            case LAST_15_MINUTES -> new Interval(now.minus(15, ChronoUnit.MINUTES), now);
            case LAST_30_MINUTES -> new Interval(now.minus(30, ChronoUnit.MINUTES), now);
            case LAST_60_MINUTES -> new Interval(now.minus(60, ChronoUnit.MINUTES), now);
            case TODAY -> days(today, today.plusDays(1), zone);
            case YESTERDAY -> days(today.minusDays(1), today, zone);
            case THIS_WEEK -> days(monday, monday.plusWeeks(1), zone);
            case LAST_WEEK -> days(monday.minusWeeks(1), monday, zone);
            case THIS_MONTH -> days(first, first.plusMonths(1), zone);
            case LAST_MONTH -> days(first.minusMonths(1), first, zone);
            case CUSTOM -> new Interval(null, null);
        };
    }

    private static Interval days(LocalDate from, LocalDate to, ZoneId zone) {
        return new Interval(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
