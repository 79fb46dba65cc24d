package org.jackfield.benchmarks.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.engine.ReportEngine;
import org.jackfield.apps.reporting.export.CellText;
import org.jackfield.apps.reporting.export.ExportColumn;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.ResultDocument;

/** Runs a report of a hundred thousand rows and writes it in every format, with a file that says what the page shows of it. */
public final class ExportReports {

    private ExportReports() {}

    /** {@code <segments> <archive> <folder of the files>}. */
    public static void main(String[] arguments) throws Exception {
        CallYear year = new CallYear(Long.parseLong(arguments[0]), Path.of(arguments[1]));
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        Formats formats = new Formats(Locale.UK, CallYear.ZONE);
        try (ReportEngine engine = year.engine(CallYear.settings(1024))) {
            ReportDefinition report = engine.defaults(Locale.ENGLISH).stream()
                    .filter(each -> each.template() == ReportTemplate.CALLS_BY_TELEPHONE_NUMBER)
                    .findFirst()
                    .orElseThrow();
            try (ReportResult result = engine.run(CallYear.wholeYear(report), ReportProgress.PATIENT)) {
                page(engine, result, formats, folder.resolve("page.txt"));
                System.out.printf("%s: %d rows, %s%n", report.name(), result.size(), result.truncated() ? "the most there can be" : "all");
                for (ExportFormat format : ExportFormat.values()) {
                    write(engine, result, report.name(), format, formats, folder);
                }
            }
        }
    }

    private static void write(
            ReportEngine engine, ReportResult result, String name, ExportFormat format, Formats formats, Path folder)
            throws Exception {
        Path file = folder.resolve("report." + format.extension());
        long began = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            format.write(new ResultDocument(engine, result, name, "", formats, ReportProgress.PATIENT), formats, out);
        }
        System.out.printf(
                "%s: written in %d ms, %d kB%n", format, (System.nanoTime() - began) / 1_000_000, Files.size(file) / 1024);
    }

    /** The header, every row and the totals as the page has them, cells with tabs between. */
    private static void page(ReportEngine engine, ReportResult result, Formats formats, Path file) throws IOException {
        List<ExportColumn> columns = ResultDocument.columns(engine, result, formats);
        CellText words = new CellText(formats);
        try (PrintWriter page = new PrintWriter(Files.newBufferedWriter(file))) {
            page.println(String.join("\t", columns.stream().map(ExportColumn::header).toList()));
            result.forEach(row -> page.println(line(columns, words, row.values())));
            page.println(line(columns, words, ResultDocument.totals(result, formats)));
        }
    }

    private static String line(List<ExportColumn> columns, CellText words, List<?> values) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(words.of(columns.get(i).format(), values.get(i)));
        }
        return String.join("\t", cells);
    }
}
