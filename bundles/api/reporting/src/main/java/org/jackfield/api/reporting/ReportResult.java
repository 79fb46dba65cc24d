package org.jackfield.api.reporting;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jackfield.api.calllog.MissingCalls;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A report that was run. Its rows are kept aside until it is closed, so that pages and exports of the same result agree
 * whatever happens to the calls meanwhile. One thread at a time; whoever ran it closes it. A result that nobody asks
 * anything for 30 minutes closes itself, and then its methods throw {@link org.jackfield.api.problem.ProblemException} {@code
 * reporting.result-gone}: run the report again.
 */
@ProviderType
public interface ReportResult extends AutoCloseable {

    /** {@return what was run, as it was understood} */
    ReportRequest request();

    /** {@return the columns, in the order of the values; formats and headers are in the request's definition} */
    List<ReportColumn> columns();

    /** {@return how many rows there are} */
    long size();

    /** {@return whether there would have been more rows than the limit: the page warns (manual §5.1)} */
    boolean truncated();

    /** {@return what time it is of; empty for configuration} */
    Optional<ReportDateRange.Window> window();

    /** {@return the row of totals, for grouped reports} */
    Optional<ReportRow> totals();

    /** {@return archived calls that the result should hold and does not, to be told above the rows; mostly empty} */
    List<MissingCalls> missing();

    /**
     * {@return some rows}
     *
     * @param offset from 0
     * @param most at most this many, 1 to 10,000
     */
    List<ReportRow> rows(long offset, int most);

    /** Gives every row in order, in bounded memory. */
    void forEach(Consumer<ReportRow> row);

    /** Lets the rows go; again does nothing. */
    @Override
    void close();
}
