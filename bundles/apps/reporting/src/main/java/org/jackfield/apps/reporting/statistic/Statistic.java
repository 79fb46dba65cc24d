package org.jackfield.apps.reporting.statistic;

import org.jackfield.api.reporting.ReportColumn;

/** A column of grouped reports, and how its figures come about. */
public record Statistic(ReportColumn column, Formula formula) {}
