package org.jackfield.apps.reporting.sql;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportDateRange.Window;

/**
 * Times as clocks show them, in SQL. The offsets are those of Java's time zones, so that the engine and everything else
 * agree.
 */
public final class LocalTimes {

    private static final long MICROS_A_MINUTE = 60_000_000L;

    private final String local;
    private final int periodMinutes;

    private LocalTimes(String local, int periodMinutes) {
        this.local = local;
        this.periodMinutes = periodMinutes;
    }

    /**
     * {@return the local times of a column}
     *
     * @param utc the column in SQL, a time stamp in UTC
     * @param window where its values are
     * @param periodMinutes by which times of day are put together
     */
    public static LocalTimes of(String utc, ZoneId zone, Window window, int periodMinutes) {
        return new LocalTimes("(" + utc + " + INTERVAL (" + offset(utc, zone.getRules(), window) + ") SECOND)", periodMinutes);
    }

    private static String offset(String utc, ZoneRules rules, Window window) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (ZoneOffsetTransition next = rules.nextTransition(window.from());
                next != null && next.getInstant().isBefore(window.to());
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        return offset(utc, changes, rules.getOffset(window.from()).getTotalSeconds());
    }

    /** Halves what is left with each comparison: a window of many years costs a row no more than some of them. */
    private static String offset(String utc, List<ZoneOffsetTransition> changes, int before) {
        if (changes.isEmpty()) {
            return Integer.toString(before);
        }
        int middle = changes.size() / 2;
        ZoneOffsetTransition change = changes.get(middle);
        return "CASE WHEN " + utc + " < " + Literals.instant(change.getInstant()) + " THEN "
                + offset(utc, changes.subList(0, middle), before) + " ELSE "
                + offset(utc, changes.subList(middle + 1, changes.size()), change.getOffsetAfter().getTotalSeconds()) + " END";
    }

    /** {@return the value by which rows are put together in a format (ruling 7)} */
    public String group(DisplayFormat format) {
        String period = "make_timestamp((epoch_us(" + local + ") // " + periodMinutes * MICROS_A_MINUTE + ") * "
                + periodMinutes * MICROS_A_MINUTE + ")";
        return switch (format) {
            case DATE -> "CAST(" + local + " AS DATE)";
            case TIME -> "CAST(" + period + " AS TIME)";
            case WEEK -> "CAST(date_trunc('week', " + local + ") AS DATE)";
            case MONTH -> "CAST(date_trunc('month', " + local + ") AS DATE)";
            case DATE_TIME, HOURS_MINUTES_SECONDS, SECONDS -> period;
        };
    }

    /** {@return the hour of the day} */
    public String hour() {
        return "CAST(date_trunc('hour', " + local + ") AS TIME)";
    }

    /** {@return whether it is within the times of a day} */
    public String within(DailyTimes times) {
        String time = "CAST(" + local + " AS TIME)";
        String from = time + " >= " + literal(times.from());
        String to = time + " < " + literal(times.to());
        if (times.to().equals(LocalTime.MIDNIGHT)) {
            return "(" + from + ")";
        }
        return "(" + from + (times.from().isBefore(times.to()) ? " AND " : " OR ") + to + ")";
    }

    private static String literal(LocalTime time) {
        return "TIME '" + time.format(DateTimeFormatter.ISO_LOCAL_TIME) + "'";
    }
}
