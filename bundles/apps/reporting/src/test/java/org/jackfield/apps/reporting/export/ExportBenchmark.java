package org.jackfield.apps.reporting.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.web.Formats;

/** Writes a call list of so many rows in every format; run by hand, with little memory: {@code -Xmx64m … <folder> 100000}. */
final class ExportBenchmark {

    private static final List<ExportColumn> COLUMNS = List.of(
            new ExportColumn("Start time", 19, CellFormat.DATE_TIME), new ExportColumn("Extension", 9, CellFormat.TEXT),
            new ExportColumn("Name", 20, CellFormat.TEXT), new ExportColumn("Outside number", 16, CellFormat.TEXT),
            new ExportColumn("Contact", 22, CellFormat.TEXT), new ExportColumn("Ring", 9, CellFormat.DURATION),
            new ExportColumn("Talk", 9, CellFormat.DURATION), new ExportColumn("Answered", 9, CellFormat.YES_NO),
            new ExportColumn("Calls", 7, CellFormat.COUNT));

    private ExportBenchmark() {}

    /** @param arguments a folder and a number of rows */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        Formats formats = new Formats(Locale.UK, ZoneId.of("Europe/London"));
        Instant first = Instant.parse("2026-01-01T08:00:00Z");
        ReportDocument report = new GivenReport("Call list", List.of("A year"), COLUMNS, rows, number -> List.of(
                first.plusSeconds(number * 300), Long.toString(1000 + number % 90), "Extension " + number % 90,
                "0770090" + (1000 + number % 9000), number % 3 == 0 ? "Łukasz & Söhne GmbH" : "", number % 40 * 1000,
                number % 900 * 1000, number % 7 != 0, 1L), Arrays.asList(null, "", "", "", "", rows * 1000, rows * 60_000, null, rows));
        for (ExportFormat format : ExportFormat.values()) {
            Path file = folder.resolve("list." + format.extension());
            long began = System.nanoTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                format.write(report, formats, out);
            }
            System.out.printf("%s: %d rows, %d ms, %d kB%n", format, rows, (System.nanoTime() - began) / 1_000_000, Files.size(file) / 1024);
        }
    }
}
