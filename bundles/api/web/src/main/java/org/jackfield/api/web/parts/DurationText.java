package org.jackfield.api.web.parts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/** Durations as people write them into fields: {@code hh:mm:ss}. */
public final class DurationText {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}):([0-5]\\d):([0-5]\\d)");
    private static final long SECOND = 1000;

    private DurationText() {}

    /** {@return the text of a duration in milliseconds; empty for the one that means no bound} */
    public static String of(long millis, long none) {
        if (millis == none) {
            return "";
        }
        long seconds = millis / SECOND;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /**
     * {@return what somebody wrote, in milliseconds; of nothing, the value that means no bound}
     *
     * @throws ProblemException {@code access.duration} if it is no duration
     */
    public static long millis(String text, long none) {
        if (text.isBlank()) {
            return none;
        }
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw ProblemException.invalid(
                    "access.duration", text, "This is no duration.", "Write hours, minutes and seconds as 00:10:00.");
        }
        return (Long.parseLong(parts.group(1)) * 3600 + Long.parseLong(parts.group(2)) * 60 + Long.parseLong(parts.group(3)))
                * SECOND;
    }
}
