package org.jackfield.apps.reporting.schedule;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/**
 * A report that was made.
 *
 * @param name of the file as people get it
 * @param mediaType for mail
 * @param content where it is until it is delivered
 */
record ReportFile(String name, String mediaType, Path content) {

    private static final int LONGEST = 60;
    private static final int TOKEN = 8;
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HHmmss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern(" Z")
            .toFormatter(Locale.ROOT);

    /**
     * {@return a name that every system takes: of the report, its schedule and the moment it looks back from. No other run has the
     * same, in no other folder either: what a run makes replaces nothing but what an earlier attempt of it left}
     *
     * @param others of the same run
     */
    static String name(String report, Schedule schedule, Instant due, String extension, List<ReportFile> others) {
        String of = safe(schedule.name());
        String which = of.equals(schedule.name()) ? of : of + " " + end(schedule.id().toString());
        String title = safe(report) + " (" + which + ") " + MOMENT.format(due.atZone(schedule.timing().zone()));
        for (int number = 1; ; number++) {
            String name = title + (number == 1 ? "" : " (" + number + ")") + "." + extension;
            if (others.stream().noneMatch(other -> other.name().equalsIgnoreCase(name))) {
                return name;
            }
        }
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N} ._,'&+-]", "_").replaceAll("^[. ]+", "");
        return safe.substring(0, Math.min(safe.length(), LONGEST)).strip();
    }

    private static String end(String id) {
        return id.substring(id.length() - TOKEN);
    }
}
