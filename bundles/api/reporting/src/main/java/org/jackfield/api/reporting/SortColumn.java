package org.jackfield.api.reporting;

import java.util.Objects;

/**
 * A column that rows are sorted by.
 *
 * @param column the {@link ReportColumn#id}; one that is not shown sorts as well
 * @param descending whether the greatest comes first; what has no value comes last either way
 */
public record SortColumn(String column, boolean descending) {

    /** Checks the components. */
    public SortColumn {
        Objects.requireNonNull(column, "column");
    }
}
