package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.util.List;

/**
 * A report that was run, as the writers of files need it. A value is null or empty where there is none, else by its column's
 * {@link CellFormat}: text; a {@code Number}; an {@code Instant} or a date or time of {@code java.time}, which is local to
 * the site; milliseconds; a {@code Boolean}.
 */
public interface ReportDocument {

    /** {@return the report's name; never null} */
    String title();

    /** {@return what the report is of, a line each: date range, filter, when it was run, what is left out; never null} */
    List<String> notes();

    /** {@return the columns, at least one} */
    List<ExportColumn> columns();

    /** {@return how many rows there will be, without totals; -1 if that is not known} */
    long rows();

    /** {@return a value for each column; empty if the report has no totals} */
    List<Object> totals();

    /** Hands over every row once, in order. */
    void read(Reader reader) throws IOException;

    /** Takes rows. */
    @FunctionalInterface
    interface Reader {

        /**
         * Takes a row.
         *
         * @param cells a value for each column; of no use after the call
         */
        void row(List<?> cells) throws IOException;
    }
}
