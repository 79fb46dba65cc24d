package org.jackfield.api.reporting;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * What a report is: pure data, which may be stored and sent. {@link ReportService#checked} says whether it fits its
 * template.
 *
 * @param name what people call it; never empty
 * @param category under which the page shows it
 * @param description what it is for; may be empty
 * @param template never null
 * @param columns in their order, at least one; immutable
 * @param filter never null
 * @param range never null
 * @param times never null
 * @param sort the first counts most; immutable
 * @param rowLimit most rows; 0 for the limit of the template (5,000 for lists)
 */
public record ReportDefinition(
        String name,
        String category,
        String description,
        ReportTemplate template,
        List<ChosenColumn> columns,
        ReportFilter filter,
        ReportDateRange range,
        DailyTimes times,
        List<SortColumn> sort,
        int rowLimit) {

    /** The most columns a report may have. */
    public static final int MOST_COLUMNS = 250;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1000;

    /**
     * Checks and copies the components.
     *
     * @throws ProblemException {@code reporting.name} without a name or with one that is too long; {@code reporting.columns}
     *     without a column or with too many
     */
    public ReportDefinition {
        name = Objects.requireNonNullElse(name, "").strip();
        category = Objects.requireNonNullElse(category, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        Objects.requireNonNull(template, "template");
        columns = List.copyOf(columns);
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(times, "times");
        sort = List.copyOf(sort);
        if (name.isEmpty() || name.length() > LONGEST_NAME || category.length() > LONGEST_NAME
                || description.length() > LONGEST_DESCRIPTION) {
            throw ProblemException.invalid(
                    "reporting.name", name, "A report has a name and a category of at most 100 characters, and a description of"
                            + " at most 1000.",
                    "Enter a name, or shorten the text.");
        }
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw ProblemException.invalid(
                    "reporting.columns", Integer.toString(columns.size()), "A report has 1 to 250 columns.",
                    "Choose at least one column.");
        }
        rowLimit = Math.max(0, rowLimit);
    }

    /** {@return this with another filter} */
    public ReportDefinition withFilter(ReportFilter filter) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }

    /** {@return this over another time} */
    public ReportDefinition withRange(ReportDateRange range) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }

    /** {@return this sorted otherwise} */
    public ReportDefinition withSort(List<SortColumn> sort) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }

    /** {@return this with other columns} */
    public ReportDefinition withColumns(List<ChosenColumn> columns) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }

    /** {@return this under another name, in another category} */
    public ReportDefinition withName(String name, String category, String description) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }

    /** {@return this with at most so many rows} */
    public ReportDefinition withRowLimit(int rowLimit) {
        return new ReportDefinition(name, category, description, template, columns, filter, range, times, sort, rowLimit);
    }
}
