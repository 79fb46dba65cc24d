package org.jackfield.apps.reporting.rest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.rest.Summary;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.store.StoredReport;

/** What REST tells of reports. */
final class ReportDocuments {

    private ReportDocuments() {}

    /** A report in a list. */
    @Summary("A report")
    record Entry(
            UUID id, String name, String category, String description,
            @Summary("What it is made of") String template,
            @Summary("Whether everybody sees it") boolean shared,
            @Summary("Whether the licence does not cover it") boolean locked) {

        static Entry of(StoredReport report, boolean locked) {
            return new Entry(
                    report.id(), report.definition().name(), report.definition().category(), report.definition().description(),
                    report.definition().template().id(), report.shared(), locked);
        }
    }

    /** How a shared copy is called. */
    @Summary("How a shared copy is called; as the report itself without")
    record ShareRequest(String name, String category) {}

    /** A report with what it is made of. */
    @Summary("A report with what it is made of")
    record Details(
            Entry report, List<String> columns,
            @Summary("Id of the saved filter, if it has one") Optional<String> filter,
            @Summary("The date range it has unless another is asked for") String range,
            @Summary("Counted up at every change") long revision) {

        static Details of(StoredReport report, boolean locked) {
            return new Details(
                    Entry.of(report, locked),
                    report.definition().columns().stream().map(column -> column.column()).toList(),
                    report.definition().filter().saved(), report.definition().range().kind().name(), report.revision());
        }
    }

    /** A column that reports may have. */
    @Summary("A column that reports may have")
    record Offered(
            String id, String name, String header, String category, @Summary("What its values are") String type,
            @Summary("What it tells") String definition,
            @Summary("Templates that offer it") List<String> templates,
            @Summary("Whether rows are grouped by it, so that it cannot be left out") boolean group,
            @Summary("Whether the totals show it") boolean total) {

        static Offered of(ReportColumn column, ReportService engine) {
            String key = "column." + column.id();
            return new Offered(
                    column.id(), engine.text(key, Locale.ENGLISH), engine.text(key + ".header", Locale.ENGLISH),
                    column.category().name(), column.type().name(), engine.text(key + ".definition", Locale.ENGLISH),
                    column.templates().stream().sorted().map(ReportTemplate::id).toList(), column.group(), column.total());
        }
    }

    /** A column of a result. */
    @Summary("A column: id, what stands above it, type of its values, and what it tells")
    record Column(String id, String header, String type, String definition) {}

    /** What comes of a run. */
    @Summary("A page of the result or, where a format was asked for, the export that was begun")
    sealed interface Answer permits Result, Begun {}

    /** An export in the making. */
    @Summary("An export that was begun; its file has all rows, of a list the first 5,000, and can be fetched when it is ready")
    record Begun(Exports.Export export) implements Answer {}

    /** A page of a result. */
    @Summary("A page of a result; values are in the order of the columns, durations in milliseconds")
    record Result(
            String report, Optional<Instant> from, Optional<Instant> to, List<Column> columns, List<List<Object>> items,
            Optional<List<Object>> totals, int page, int size, long total,
            @Summary("Whether there would have been more rows than the limit") boolean truncated,
            @Summary("Archived calls that are missing, for their file cannot be read") List<MissingCalls> missing)
            implements Answer {

        static Result of(ReportService engine, String name, ReportResult result, List<ReportRow> rows, int page, int size) {
            return new Result(
                    name, result.window().map(ReportDateRange.Window::from), result.window().map(ReportDateRange.Window::to),
                    result.columns().stream().map(column -> column(engine, column)).toList(),
                    rows.stream().map(row -> written(row.values())).toList(),
                    result.totals().map(row -> written(row.values())), page, size, result.size(), result.truncated(),
                    result.missing());
        }

        private static Column column(ReportService engine, ReportColumn column) {
            return new Column(
                    column.id(), engine.text("column." + column.id() + ".header", Locale.ENGLISH), column.type().name(),
                    engine.text("column." + column.id() + ".definition", Locale.ENGLISH));
        }

        private static List<Object> written(List<Object> values) {
            List<Object> written = new ArrayList<>(values.size());
            for (Object value : values) {
                written.add(value instanceof java.time.temporal.Temporal && !(value instanceof Instant) ? value.toString() : value);
            }
            return written;
        }
    }

    /** How a report is to be run. */
    @Summary("How a report is run; what is absent is as the report has it")
    record RunRequest(
            @Summary("TODAY, YESTERDAY, THIS_WEEK, LAST_WEEK, THIS_MONTH, LAST_MONTH, LAST_15_MINUTES, LAST_30_MINUTES,"
                    + " LAST_60_MINUTES or CUSTOM") ReportDateRange.Kind range,
            @Summary("Of a custom range: its first moment, as the site's clocks show it") LocalDateTime from,
            @Summary("Of a custom range: the first moment after it") LocalDateTime to,
            @Summary("Id of a saved filter; empty for none") String filter,
            @Summary("Which page, counted from 0") Integer page,
            @Summary("How many rows, 1 to 10000") Integer size,
            @Summary("In place of a page: excel, pdf, word or csv, to begin an export") String format) {}

    /** An export to be begun. */
    @Summary("A report that is to be had as a file; what is absent is as the report has it")
    record ExportRequest(
            UUID report,
            @Summary("excel, pdf, word or csv") String format,
            ReportDateRange.Kind range, LocalDateTime from, LocalDateTime to, String filter) {}
}
