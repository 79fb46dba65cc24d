package org.jackfield.api.reporting;

import java.util.Objects;

/**
 * A column on a report. The same column may be there twice in different formats.
 *
 * @param column the {@link ReportColumn#id}
 * @param header what stands above it; empty for the default
 * @param width in characters; 0 for the default
 * @param format how it is shown; null for the default, or where nothing can be chosen
 */
public record ChosenColumn(String column, String header, int width, DisplayFormat format) {

    private static final int WIDEST = 500;

    /** Checks the components. */
    public ChosenColumn {
        Objects.requireNonNull(column, "column");
        header = Objects.requireNonNullElse(header, "");
        width = Math.clamp(width, 0, WIDEST);
    }

    /** A column in its defaults. */
    public static ChosenColumn of(String column) {
        return new ChosenColumn(column, "", 0, null);
    }

    /** A column in a format. */
    public static ChosenColumn of(String column, DisplayFormat format) {
        return new ChosenColumn(column, "", 0, format);
    }
}
