package org.jackfield.apps.reporting.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jackfield.api.web.Formats;

/**
 * Comma-separated values (RFC 4180) for programs: header, rows, totals and nothing else; times as ISO 8601 at the site,
 * numbers with a point. A byte order mark tells spreadsheets that it is UTF-8. What a spreadsheet would take for a formula
 * gets an apostrophe.
 */
final class CsvWriter implements DocumentWriter {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public void write(ReportDocument document, ExportTexts texts, Formats formats, OutputStream out) throws IOException {
        List<ExportColumn> columns = document.columns();
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        csv.write('\ufeff');
        line(csv, columns.stream().map(column -> guarded(column.header())).toList());
        document.read(cells -> row(csv, columns, cells, texts, formats));
        if (!document.totals().isEmpty()) {
            row(csv, columns, document.totals(), texts, formats);
        }
        csv.flush();
    }

    private static void row(Writer csv, List<ExportColumn> columns, List<?> cells, ExportTexts texts, Formats formats)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                csv.write(',');
            }
            field(csv, text(columns.get(i).format(), cells.get(i), texts, formats));
        }
        csv.write("\r\n");
    }

    private static void line(Writer csv, List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                csv.write(',');
            }
            field(csv, fields.get(i));
        }
        csv.write("\r\n");
    }

    private static void field(Writer csv, String text) throws IOException {
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                || text.startsWith(" ") || text.endsWith(" ");
        csv.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    private static String text(CellFormat format, Object value, ExportTexts texts, Formats formats) {
        DateTimeFormatter clock = CellText.hasSeconds(value) ? SECOND : MINUTE;
        return switch (CellText.local(format, value, formats)) {
            case null -> CellText.none(format, texts);
            case Boolean yes -> texts.text(yes ? "yes" : "no");
            case Number number -> number(format, number);
            case LocalDateTime at -> dateTime(format, at, clock);
            case LocalDate day -> format == CellFormat.MONTH ? YearMonth.from(day).toString() : day.toString();
            case LocalTime time -> clock.format(time);
            case YearMonth month -> month.toString();
            case Object other -> guarded(CellText.plain(other));
        };
    }

    private static String number(CellFormat format, Number number) {
        return switch (format) {
            case DURATION -> CellText.duration(number);
            case SECONDS -> Long.toString(CellText.seconds(number));
            case DECIMAL, PERCENT -> BigDecimal.valueOf(number.doubleValue())
                    .setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
            default -> Long.toString(number.longValue());
        };
    }

    private static String dateTime(CellFormat format, LocalDateTime at, DateTimeFormatter clock) {
        return switch (format) {
            case DATE, WEEK -> at.toLocalDate().toString();
            case TIME -> clock.format(at);
            case MONTH -> YearMonth.from(at).toString();
            default -> at.toLocalDate() + " " + clock.format(at);
        };
    }

    /** A telephone number with its plus sign is none of a formula's beginnings that do harm, and stays readable. */
    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !telephoneNumber(text) ? '\'' + text : text;
    }

    private static boolean telephoneNumber(String text) {
        return text.length() > 1 && text.charAt(0) == '+'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9' || c == ' ');
    }
}
