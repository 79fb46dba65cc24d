package org.jackfield.apps.reporting.schedule;

import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.reporting.ReportDateRange;

/**
 * A report of a schedule.
 *
 * @param report id of a shared report; never null
 * @param filter id of a shared or built-in filter in place of the report's own; null to keep that
 * @param range in place of the report's own; never null
 */
public record ScheduledReport(UUID report, UUID filter, ReportDateRange range) {

    /** Checks the components. */
    public ScheduledReport {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(range, "range");
    }
}
