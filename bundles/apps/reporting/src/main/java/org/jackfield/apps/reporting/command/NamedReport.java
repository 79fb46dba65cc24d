package org.jackfield.apps.reporting.command;

import java.util.List;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.store.StoredReport;

/** A report as somebody names it at the command line. */
final class NamedReport {

    private NamedReport() {}

    /** {@return the one report of this id or name, over a range if one is said} */
    static ReportDefinition find(ReportDesk desk, String name, String range, Subject by) {
        List<StoredReport> found = desk.reports(by, Locale.ENGLISH).stream()
                .filter(report -> report.id().toString().equals(name) || report.definition().name().equalsIgnoreCase(name))
                .toList();
        if (found.size() != 1) {
            throw ProblemException.notFound(
                    "reporting.unknown", name, found.isEmpty() ? "There is no such report." : "Several reports have this name.",
                    "Take the id from reporting:list.");
        }
        ReportDefinition report = found.getFirst().definition();
        return range == null ? report : report.withRange(ReportDateRange.of(kind(range)));
    }

    private static ReportDateRange.Kind kind(String range) {
        try {
            return ReportDateRange.Kind.valueOf(range.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "reporting.date-range", range, "There is no such date range.", "Use today, yesterday, last-week or this-month.");
        }
    }
}
