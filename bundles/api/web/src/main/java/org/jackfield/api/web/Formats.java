package org.jackfield.api.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How times, durations and numbers are written for one reader. Immutable.
 *
 * @param locale whose formats; never null
 * @param zone in which times are shown; never null
 */
public record Formats(Locale locale, ZoneId zone) {

    private static final long SECOND = 1000;

    /** {@return date and time to the second} */
    public String dateTime(Instant instant) {
        return write(instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM));
    }

    /** {@return the time of day to the second} */
    public String time(Instant instant) {
        return write(instant, DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM));
    }

    /** {@return the day} */
    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /** {@return the day} */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(date);
    }

    /**
     * {@return the time of day if {@code instant} lies on the same day as {@code now}, date and time otherwise}
     *
     * @param now what counts as today
     */
    public String recent(Instant instant, Instant now) {
        boolean today = LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(now, zone));
        return today ? time(instant) : dateTime(instant);
    }

    /** {@return a duration as hours, minutes and seconds, rounded down to the second: {@code 0:07}, {@code 1:02:03}} */
    public String duration(long millis) {
        long seconds = Math.abs(millis) / SECOND;
        String sign = millis <= -SECOND ? "-" : "";
        long hours = seconds / 3600;
        return hours > 0
                ? String.format(locale, "%s%d:%02d:%02d", sign, hours, seconds / 60 % 60, seconds % 60)
                : String.format(locale, "%s%d:%02d", sign, seconds / 60, seconds % 60);
    }

    /** {@return a whole number with its thousands divided} */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@return a share of 1 as a percentage without decimals} */
    public String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    private String write(Instant instant, DateTimeFormatter formatter) {
        return formatter.withLocale(locale).withZone(zone).format(instant);
    }
}
