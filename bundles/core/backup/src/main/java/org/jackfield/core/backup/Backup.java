package org.jackfield.core.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * A backup that can be restored.
 *
 * @param name its name without ending, by which people and commands call it
 * @param made when
 * @param product the version of Jackfield that made it
 * @param size bytes of its zip file
 * @param rows how many rows of tables
 * @param files how many files beside it
 */
public record Backup(String name, Instant made, String product, long size, long rows, int files) {

    static final String ZIP = ".zip";

    private static final Pattern NAME = Pattern.compile("jackfield-\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'jackfield-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static String name(Instant made) {
        return STAMP.format(made);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
