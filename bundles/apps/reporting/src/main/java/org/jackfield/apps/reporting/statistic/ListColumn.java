package org.jackfield.apps.reporting.statistic;

import org.jackfield.api.reporting.ReportColumn;

/**
 * A column of lists, or one that groups.
 *
 * @param column never null
 * @param sql over rows {@code r}
 */
public record ListColumn(ReportColumn column, String sql) {}
