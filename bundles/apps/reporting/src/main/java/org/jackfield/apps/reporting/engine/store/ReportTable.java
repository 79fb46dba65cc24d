package org.jackfield.apps.reporting.engine.store;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;

/**
 * How a result lies in its table: {@code v0…} are the columns, {@code c} and {@code s} the call and segment of a list,
 * {@code k0…} what makes the group.
 *
 * @param columns never null
 * @param formats of the columns, in their order
 * @param list whether rows are calls or segments
 * @param keys of the rows, in SQL over {@code r}, as {@code k0…}
 * @param figures of grouped reports the condition on {@code r} of the rows behind each column; empty for all of the group
 */
public record ReportTable(
        List<ReportColumn> columns,
        List<Optional<DisplayFormat>> formats,
        boolean list,
        List<String> keys,
        List<String> figures) {

    /** Copies the components. */
    public ReportTable {
        columns = List.copyOf(columns);
        formats = List.copyOf(formats);
        keys = List.copyOf(keys);
        figures = List.copyOf(figures);
    }
}
