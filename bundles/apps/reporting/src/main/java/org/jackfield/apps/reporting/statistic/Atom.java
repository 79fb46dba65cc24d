package org.jackfield.apps.reporting.statistic;

/**
 * What is counted of the rows of a group; everything else is calculated from such. Atoms of parts add up to that of the
 * whole, whatever the parts: so groups are counted in two steps, and totals come from the groups.
 *
 * @param id a name that SQL takes
 * @param kind how rows, and parts, are put together
 * @param value what of a row, in SQL; empty for counting
 * @param condition which rows, in SQL; empty for all
 */
public record Atom(String id, Kind kind, String value, String condition) {

    /** How values become one. */
    public enum Kind {
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /** {@return a count of rows} */
    public static Atom count(String id, String condition) {
        return new Atom(id, Kind.COUNT, "", condition);
    }

    /** {@return the SQL over rows for all of which the condition holds} */
    public String ofRows() {
        return switch (kind) {
            case COUNT -> "count(*)";
            case SUM -> "CAST(sum(" + value + ") AS BIGINT)";
            case MIN -> "min(" + value + ")";
            case MAX -> "max(" + value + ")";
        };
    }

    /** {@return the SQL over parts, in which the atom is a column of its name} */
    public String ofParts() {
        return ofParts(id, "");
    }

    /**
     * {@return the SQL over parts}
     *
     * @param column what {@link #ofRows} is called in them
     * @param which of the parts, in SQL; empty for all
     */
    public String ofParts(String column, String which) {
        String filter = which.isEmpty() ? "" : " FILTER (WHERE " + which + ")";
        return switch (kind) {
            case COUNT, SUM -> "CAST(coalesce(sum(" + column + ")" + filter + ", 0) AS BIGINT)";
            case MIN -> "min(" + column + ")" + filter;
            case MAX -> "max(" + column + ")" + filter;
        };
    }
}
