package org.jackfield.api.reporting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of a result.
 *
 * @param number its place in the result, from 0; -1 for the totals
 * @param values in the order of the result's columns, of the types that {@link ReportColumn.ValueType} says; null where
 *     there is none; unmodifiable
 * @param call on lists the call; otherwise empty
 * @param segment on lists the segment if it was answered, or that in which the call was answered first, of which there may be
 *     a recording; otherwise empty
 */
public record ReportRow(long number, List<Object> values, Optional<UUID> call, Optional<UUID> segment) {

    /** Copies the values, of which some may be null. */
    public ReportRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
