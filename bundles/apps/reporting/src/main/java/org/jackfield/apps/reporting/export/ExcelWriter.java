package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jackfield.api.web.Formats;

/**
 * A spreadsheet with real dates, durations and numbers, whose header stays in sight and is printed on every page. Texts are
 * kept in their cells, so that no table of them grows in memory; they are never formulas. A sheet that is full goes on in
 * another.
 */
final class ExcelWriter implements DocumentWriter {

    /** Rows of a sheet, of which the format allows 1,048,576. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int FLUSHED_AT = 500;
    private static final int MOST_TEXT = 32_767;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double CERTAIN_MILLIS = 0.001;
    private static final String HEADER_COLOUR = "E3ECEA";

    private final int mostRows;

    ExcelWriter() {
        this(MOST_ROWS);
    }

    ExcelWriter(int mostRows) {
        this.mostRows = mostRows;
    }

    @Override
    public void write(ReportDocument document, ExportTexts texts, Formats formats, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Jackfield", null);
        Sheets sheets = new Sheets(workbook, document, texts, formats, mostRows);
        document.read(sheets::row);
        if (!document.totals().isEmpty()) {
            sheets.total(document.totals());
        }
        sheets.finish();
        workbook.finish();
    }

    /** The sheets, one after the other. */
    private static final class Sheets {

        private final Workbook workbook;
        private final ReportDocument document;
        private final List<ExportColumn> columns;
        private final ExportTexts texts;
        private final Formats formats;
        private final int mostRows;
        private Worksheet sheet;
        private int number;
        private int row;

        Sheets(Workbook workbook, ReportDocument document, ExportTexts texts, Formats formats, int mostRows) {
            this.workbook = workbook;
            this.document = document;
            this.columns = document.columns();
            this.texts = texts;
            this.formats = formats;
            this.mostRows = mostRows;
            begin();
        }

        private void begin() {
            number++;
            sheet = workbook.newWorksheet(number == 1 ? texts.text("sheet") : texts.text("sheet") + " " + number);
            row = 0;
            sheet.inlineString(row, 0, cut(document.title()));
            sheet.style(row++, 0).bold().fontSize(14).set();
            for (String note : document.notes()) {
                sheet.inlineString(row++, 0, cut(note));
            }
            row++;
            for (int i = 0; i < columns.size(); i++) {
                sheet.width(i, Math.max(columns.get(i).width(), 4) + 2);
                sheet.inlineString(row, i, cut(columns.get(i).header()));
                StyleSetter style = sheet.style(row, i).bold().fillColor(HEADER_COLOUR).wrapText(true);
                style.horizontalAlignment(columns.get(i).format().number() ? "right" : "left").set();
            }
            sheet.repeatRows(row);
            sheet.freezePane(0, ++row);
            sheet.pageOrientation("landscape");
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
        }

        void row(List<?> cells) throws IOException {
            if (row >= mostRows) {
                sheet.finish();
                begin();
            }
            write(cells, false);
            row++;
            if (row % FLUSHED_AT == 0) {
                sheet.flush();
            }
        }

        void total(List<?> cells) throws IOException {
            if (row >= mostRows) {
                sheet.finish();
                begin();
            }
            write(cells, true);
        }

        void finish() throws IOException {
            sheet.finish();
        }

        private void write(List<?> cells, boolean total) {
            for (int i = 0; i < columns.size(); i++) {
                String pattern = value(i, columns.get(i).format(), cells.get(i));
                if (total) {
                    StyleSetter style = sheet.style(row, i).bold().borderStyle("thin");
                    (pattern.isEmpty() ? style : style.format(pattern)).set();
                } else if (!pattern.isEmpty()) {
                    sheet.style(row, i).format(pattern).set();
                }
            }
        }

        /** {@return how the cell shows its value; empty for as it is} */
        private String value(int column, CellFormat format, Object value) {
            String clock = CellText.hasSeconds(value) ? "hh:mm:ss" : "hh:mm";
            switch (CellText.local(format, value, formats)) {
                case null -> none(column, format);
                case Boolean yes -> sheet.inlineString(row, column, texts.text(yes ? "yes" : "no"));
                case Number amount -> {
                    return number(column, format, amount);
                }
                case LocalDateTime at when format == CellFormat.DATE_TIME -> {
                    sheet.value(row, column, at);
                    return "yyyy-mm-dd " + clock;
                }
                case LocalDateTime at when format == CellFormat.TIME -> {
                    timeOfDay(column, at.toLocalTime());
                    return clock;
                }
                case LocalDateTime at -> {
                    return day(column, format, at.toLocalDate());
                }
                case LocalDate day -> {
                    return day(column, format, day);
                }
                case LocalTime time -> {
                    timeOfDay(column, time);
                    return clock;
                }
                case YearMonth month -> {
                    return day(column, CellFormat.MONTH, month.atDay(1));
                }
                case Object other -> sheet.inlineString(row, column, cut(CellText.plain(other)));
            }
            return "";
        }

        private void none(int column, CellFormat format) {
            String text = CellText.none(format, texts);
            if (!text.isEmpty()) {
                sheet.inlineString(row, column, text);
            }
        }

        private String number(int column, CellFormat format, Number amount) {
            switch (format) {
                case DURATION -> {
                    sheet.value(row, column, days(amount.doubleValue()));
                    return "[hh]:mm:ss";
                }
                case SECONDS -> {
                    sheet.value(row, column, CellText.seconds(amount));
                    return "#,##0";
                }
                case PERCENT -> {
                    sheet.value(row, column, amount.doubleValue() / 100);
                    return "0.00%";
                }
                case DECIMAL -> {
                    sheet.value(row, column, amount);
                    return "#,##0.00";
                }
                default -> {
                    sheet.value(row, column, amount);
                    return "#,##0";
                }
            }
        }

        /** Half a second is a fraction of a day that is cut somewhere, and must not be shown as less than half. */
        private static double days(double millis) {
            return (millis % 1000 == 500 ? millis + CERTAIN_MILLIS : millis) / DAY_MILLIS;
        }

        private void timeOfDay(int column, LocalTime time) {
            sheet.value(row, column, time.toNanoOfDay() / 1e6 / DAY_MILLIS);
        }

        private String day(int column, CellFormat format, LocalDate day) {
            sheet.value(row, column, format == CellFormat.MONTH ? day.withDayOfMonth(1) : day);
            return format == CellFormat.MONTH ? "mmm yyyy" : "yyyy-mm-dd";
        }

        private static String cut(String text) {
            return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + '…';
        }
    }
}
