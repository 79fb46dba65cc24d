package org.jackfield.api.reporting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs reports over all stored calls, recent and archived. Any thread; {@code run} and {@code drill} take their time and
 * block. At most two run at once, the others wait. The caller has checked permission and licence.
 */
@ProviderType
public interface ReportService {

    /** {@return every column, in the order in which editors show them; immutable} */
    List<ReportColumn> columns();

    /** {@return the columns that a template offers, in the order in which editors show them} */
    List<ReportColumn> columns(ReportTemplate template);

    /** {@return a column by id; empty if there is none} */
    Optional<ReportColumn> column(String id);

    /** {@return a report on this template in its defaults: columns, sorting, today} */
    ReportDefinition blank(ReportTemplate template, Locale locale);

    /** {@return the reports everybody has from the start, in the order of §5.4; names in the reader's language} */
    List<ReportDefinition> defaults(Locale locale);

    /** {@return the inbound call summary (ruling 6)} */
    ReportDefinition inboundSummary(Locale locale);

    /**
     * {@return a text about a template or column, such as {@code column.calls-lost.definition}; ring duration categories and
     * account codes show their configured values}
     */
    String text(String key, Locale locale);

    /**
     * {@return the definition, if it can be run}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code reporting.column} for a column that the template does not
     *     offer, {@code reporting.format} for a format that does not fit its column, {@code reporting.sort} for a column that
     *     the template cannot sort by
     */
    ReportDefinition checked(ReportDefinition definition);

    /**
     * Runs a report.
     *
     * @return never null; the caller closes it
     * @throws org.jackfield.api.problem.ProblemException as {@link #checked}; {@code reporting.cancelled} if nobody wants it
     *     any more; {@code reporting.memory} if it takes more memory than is allowed
     */
    ReportResult run(ReportRequest request, ReportProgress progress);

    /**
     * Opens a figure of a grouped report to the calls behind it.
     *
     * @param result of a grouped report
     * @param row one of its rows, or its totals
     * @param column index of the figure; a column of the grouping opens all of the row
     * @return a call list, segmented if the report counts segments; the caller closes it
     * @throws org.jackfield.api.problem.ProblemException as {@link #run}; {@code reporting.drill} if there is nothing behind it
     */
    ReportResult drill(ReportResult result, ReportRow row, int column, ReportProgress progress);
}
