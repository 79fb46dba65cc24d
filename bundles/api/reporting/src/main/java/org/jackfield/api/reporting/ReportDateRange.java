package org.jackfield.api.reporting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * Of which time a report tells, by when calls began (manual §4.3). All but {@link Kind#CUSTOM} depend on when it is run.
 *
 * @param kind never null
 * @param from of a custom range the first moment, as the clocks of the report's zone show it; otherwise null
 * @param to of a custom range the first moment that is not in it any more; otherwise null
 */
public record ReportDateRange(Kind kind, LocalDateTime from, LocalDateTime to) {

    /** The ranges to choose from. Weeks begin on Monday. */
    public enum Kind {
        TODAY,
        YESTERDAY,
        THIS_WEEK,
        LAST_WEEK,
        THIS_MONTH,
        LAST_MONTH,
        LAST_15_MINUTES,
        LAST_30_MINUTES,
        LAST_60_MINUTES,
        CUSTOM
    }

    /**
     * A stretch of time.
     *
     * @param from its first moment
     * @param to the first moment after it
     */
    public record Window(Instant from, Instant to) {}

    /** Today, the default. */
    public static final ReportDateRange TODAY = of(Kind.TODAY);

    /** The first year of custom ranges. */
    public static final int FIRST_YEAR = 1970;

    /** The last year of custom ranges. */
    public static final int LAST_YEAR = 2199;

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code reporting.date-range} if a custom range has no beginning or end, ends before it begins, or
     *     goes beyond {@value #FIRST_YEAR} to {@value #LAST_YEAR}
     */
    public ReportDateRange {
        Objects.requireNonNull(kind, "kind");
        if (kind != Kind.CUSTOM) {
            from = null;
            to = null;
        } else if (from == null || to == null || !from.isBefore(to)) {
            throw ProblemException.invalid(
                    "reporting.date-range", from + " – " + to, "A custom date range begins before it ends.",
                    "Enter both, the end after the beginning.");
        } else if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            throw ProblemException.invalid(
                    "reporting.date-range", from + " – " + to, "There are no calls of such a time.",
                    "Enter dates of the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
    }

    /** A range that depends on when it is run. */
    public static ReportDateRange of(Kind kind) {
        return new ReportDateRange(kind, null, null);
    }

    /** A range between two moments. */
    public static ReportDateRange between(LocalDateTime from, LocalDateTime to) {
        return new ReportDateRange(Kind.CUSTOM, from, to);
    }

    /**
     * {@return the moments that it means}
     *
     * @param zone where days begin
     * @param now when it is run
     */
    public Window at(ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        return switch (kind) {
            case TODAY -> days(today, today.plusDays(1), zone);
            case YESTERDAY -> days(today.minusDays(1), today, zone);
            case THIS_WEEK -> days(monday, monday.plusDays(7), zone);
            case LAST_WEEK -> days(monday.minusDays(7), monday, zone);
            case THIS_MONTH -> days(first, first.plusMonths(1), zone);
            case LAST_MONTH -> days(first.minusMonths(1), first, zone);
            case LAST_15_MINUTES -> minutes(15, now);
            case LAST_30_MINUTES -> minutes(30, now);
            case LAST_60_MINUTES -> minutes(60, now);
            case CUSTOM -> new Window(from.atZone(zone).toInstant(), to.atZone(zone).toInstant());
        };
    }

    private static Window days(LocalDate from, LocalDate to, ZoneId zone) {
        return new Window(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    private static Window minutes(int minutes, Instant now) {
        return new Window(now.minusSeconds(minutes * 60L), now);
    }
}
