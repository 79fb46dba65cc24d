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
 * @param damage why it is no good, as far as that is known without reading all of it; empty if nothing is known
 */
public record Backup(String name, Instant made, String product, long size, long rows, int files, String damage) {

    static final String ZIP = ".zip";

    private static final Pattern NAME = Pattern.compile("jackfield-\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'jackfield-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** {@return one of which nothing is known but its name, which says when it was made} */
    static Backup damaged(String name, long size, String why) {
        return new Backup(name, STAMP.parse(name, Instant::from), "", size, 0, 0, why);
    }

    /** {@return whether nothing is known against it} */
    public boolean looksGood() {
        return damage.isEmpty();
    }

    static String name(Instant made) {
        return STAMP.format(made);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
