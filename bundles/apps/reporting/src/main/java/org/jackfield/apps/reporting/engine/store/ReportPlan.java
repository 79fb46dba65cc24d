package org.jackfield.apps.reporting.engine.store;

import java.util.List;

/**
 * What is to be run for a report.
 *
 * @param statements one after the other; the last makes the table of the result
 * @param totals selects the row of totals; empty for lists
 * @param rubbish tables to drop in the end
 */
public record ReportPlan(List<String> statements, String totals, List<String> rubbish, ReportTable table) {

    /** Copies the components. */
    public ReportPlan {
        statements = List.copyOf(statements);
        rubbish = List.copyOf(rubbish);
    }
}
