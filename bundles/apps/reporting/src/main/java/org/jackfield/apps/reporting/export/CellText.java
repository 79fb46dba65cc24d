package org.jackfield.apps.reporting.export;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import org.jackfield.api.web.Formats;

/** Values as people read them, the same on the page, in PDF and in the word processor. For one thread. */
public final class CellText {

    private static final long SECOND = 1000;

    /** No other has a longer text in the languages we know. */
    private static final LocalDateTime LONG_MOMENT = LocalDateTime.of(2026, 9, 28, 22, 58, 58);

    private final ExportTexts texts;
    private final Formats formats;
    private final NumberFormat decimals;

    /** Writes values for one reader. */
    public CellText(Formats formats) {
        this.texts = new ExportTexts(formats.locale());
        this.formats = formats;
        this.decimals = NumberFormat.getNumberInstance(formats.locale());
        decimals.setMaximumFractionDigits(2);
    }

    /** {@return the value as a text without line breaks; where there is none, empty or that the question does not apply} */
    public String of(CellFormat format, Object value) {
        if (value == null) {
            return none(format, texts);
        }
        return switch (format) {
            case COUNT -> value instanceof Number number ? formats.number(number.longValue()) : plain(value);
            case DECIMAL -> value instanceof Number number ? decimals.format(number.doubleValue()) : plain(value);
            case PERCENT -> value instanceof Number number ? decimals.format(number.doubleValue()) + "\u00a0%" : plain(value);
            case DURATION -> value instanceof Number number ? duration(number) : plain(value);
            case SECONDS -> value instanceof Number number ? formats.number(seconds(number)) : plain(value);
            case YES_NO -> value instanceof Boolean yes ? texts.text(yes ? "yes" : "no") : plain(value);
            case DATE_TIME, DATE, TIME, WEEK, MONTH -> time(format, value);
            case TEXT -> plain(value);
        };
    }

    /** {@return what stands where there is no value: what is neither yes nor no does not apply (manual §10.1.2)} */
    static String none(CellFormat format, ExportTexts texts) {
        return format == CellFormat.YES_NO ? texts.text("neither") : "";
    }

    /** {@return how many characters the longest of the dates and times of a format has; 0 for what has no such bound} */
    int longest(CellFormat format) {
        return switch (format) {
            case DATE_TIME, DATE, TIME, WEEK, MONTH -> of(format, LONG_MOMENT.atZone(formats.zone()).toInstant()).length();
            default -> 0;
        };
    }

    /** {@return whole seconds, the half one upwards: durations are kept to the millisecond and rounded here only} */
    static long seconds(Number millis) {
        return Math.round(millis.doubleValue() / SECOND);
    }

    /** {@return a duration with two digits for each of hours, minutes and seconds} */
    static String duration(Number millis) {
        long seconds = seconds(millis);
        long whole = Math.abs(seconds);
        return String.format("%s%02d:%02d:%02d", seconds < 0 ? "-" : "", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** {@return a time as it is at the site: an {@code Instant} in the reader's zone, a local one as it is; of a week its Monday} */
    static Object local(CellFormat format, Object value, Formats formats) {
        Object local = value instanceof Instant instant ? LocalDateTime.ofInstant(instant, formats.zone()) : value;
        return format == CellFormat.WEEK && local instanceof LocalDateTime at
                ? at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : local;
    }

    /** {@return whether a time has seconds: when something was has them, the beginning of a group's period is a whole minute} */
    static boolean hasSeconds(Object value) {
        return value instanceof Instant;
    }

    private String time(CellFormat format, Object value) {
        FormatStyle clock = hasSeconds(value) ? FormatStyle.MEDIUM : FormatStyle.SHORT;
        Object local = local(format, value, formats);
        return switch (local) {
            case LocalDateTime at -> ofDateTime(format, at, clock);
            case LocalDate day when format == CellFormat.MONTH -> month(YearMonth.from(day));
            case LocalDate day when format == CellFormat.WEEK -> week(day);
            case LocalDate day -> formats.date(day);
            case LocalTime time -> write(time, DateTimeFormatter.ofLocalizedTime(clock));
            case YearMonth month -> month(month);
            default -> plain(local);
        };
    }

    private String ofDateTime(CellFormat format, LocalDateTime at, FormatStyle clock) {
        return switch (format) {
            case DATE -> formats.date(at.toLocalDate());
            case TIME -> write(at, DateTimeFormatter.ofLocalizedTime(clock));
            case MONTH -> month(YearMonth.from(at));
            default -> write(at, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, clock));
        };
    }

    private String week(LocalDate monday) {
        return formats.date(monday) + write(monday, DateTimeFormatter.ofPattern(" (EEE)"));
    }

    private String month(YearMonth month) {
        return write(month, DateTimeFormatter.ofPattern("MMM, yyyy"));
    }

    private String write(TemporalAccessor time, DateTimeFormatter formatter) {
        return formatter.withLocale(formats.locale()).format(time);
    }

    /** {@return the text without what no document may hold: control characters, and halves of characters} */
    static String plain(Object value) {
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one == 0x7f || one >= 0xd800 && (one <= 0xdfff || one >= 0xfffe)) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(one -> {
            boolean half = one >= 0xd800 && one <= 0xdfff;
            boolean nothing = (one & 0xfffe) == 0xfffe;
            clean.appendCodePoint(one < ' ' || one == 0x7f ? ' ' : half || nothing ? 0xfffd : one);
        });
        return clean.toString();
    }
}
