package org.jackfield.apps.reporting.export;

import java.util.Arrays;
import java.util.Objects;

/**
 * A column of a report as a file has it.
 *
 * @param header shown above it; never null
 * @param width in characters, from 1 to {@value #MOST_WIDTH}; only relative to the others where a page bounds them all
 * @param format how its values are written; never null
 */
public record ExportColumn(String header, int width, CellFormat format) {

    /** The widest column, in characters. */
    public static final int MOST_WIDTH = 120;

    /** Checks the components and brings the width within its bounds; the longest word of the header always has room. */
    public ExportColumn {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(format, "format");
        int word = Arrays.stream(header.split("\\s+")).mapToInt(String::length).max().orElse(0);
        width = Math.clamp(Math.max(width, word + 2), 1, MOST_WIDTH);
    }
}
