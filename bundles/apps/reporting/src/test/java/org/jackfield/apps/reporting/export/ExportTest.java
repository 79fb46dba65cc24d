package org.jackfield.apps.reporting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.web.Formats;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExportTest {

    private static final Formats LONDON = new Formats(Locale.UK, ZoneId.of("Europe/London"));

    private static final List<ExportColumn> COLUMNS = List.of(
            new ExportColumn("Start", 19, CellFormat.DATE_TIME),
            new ExportColumn("Day", 12, CellFormat.DATE),
            new ExportColumn("Hour", 10, CellFormat.TIME),
            new ExportColumn("Month", 10, CellFormat.MONTH),
            new ExportColumn("Name", 20, CellFormat.TEXT),
            new ExportColumn("Calls", 8, CellFormat.COUNT),
            new ExportColumn("Talk", 10, CellFormat.DURATION),
            new ExportColumn("Talk, s", 8, CellFormat.SECONDS),
            new ExportColumn("Answered", 10, CellFormat.PERCENT),
            new ExportColumn("Recorded", 8, CellFormat.YES_NO));

    private static final Instant SUMMER = Instant.parse("2026-07-01T12:30:15Z");

    private static final List<Object> ROW = List.of(
            SUMMER, LocalDate.of(2026, 7, 1), LocalTime.of(9, 30), LocalDate.of(2026, 7, 1), "Żółw & <Σόφια>, \"x\"", 1234L,
            90_061_500L, 90_061_500L, 33.333, true);

    private static final List<Object> TOTALS = Arrays.asList(null, null, null, null, "", 2468L, 100L, 100L, 66.666, null);

    private static byte[] written(ExportFormat format, ReportDocument report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, LONDON, out);
        return out.toByteArray();
    }

    private static String csv(List<ExportColumn> columns, List<?> row) throws IOException {
        String text = new String(
                written(ExportFormat.CSV, GivenReport.of(columns, List.of(row), List.of())), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n") + 2).stripTrailing();
    }

    @Test
    void aCsvFileHasIsoTimesInTheSitesZoneAndPlainNumbers() throws IOException {
        assertEquals(
                "2026-07-01 13:30:15,2026-07-01,09:30,2026-07,\"Żółw & <Σόφια>, \"\"x\"\"\",1234,25:01:02,90062,33.33,Yes",
                csv(COLUMNS, ROW));
    }

    @Test
    void aCsvFileKeepsASpreadsheetFromRunningWhatACallerIsCalled() throws IOException {
        List<ExportColumn> one = List.of(new ExportColumn("Name", 10, CellFormat.TEXT));

        assertEquals("\"'=HYPERLINK(\"\"http://x\"\",1)\"", csv(one, List.of("=HYPERLINK(\"http://x\",1)")));
        assertEquals("'@SUM(A1)", csv(one, List.of("@SUM(A1)")));
        assertEquals("'-2+3", csv(one, List.of("-2+3")));
        assertEquals("'+cmd|x", csv(one, List.of("+cmd|x")));
        assertEquals("+44 20 7946 0000", csv(one, List.of("+44 20 7946 0000")));
    }

    @Test
    void aSpreadsheetHasRealDatesDurationsAndNumbers() throws IOException {
        List<Row> rows = sheet(written(ExportFormat.EXCEL, GivenReport.of(COLUMNS, List.of(ROW), TOTALS)), 0);
        int head = rows.size() - 3;
        Row row = rows.get(head + 1);

        assertEquals("Start", rows.get(head).getCellText(0));
        assertEquals(LocalDateTime.of(2026, 7, 1, 13, 30, 15), row.getCellAsDate(0).orElseThrow());
        assertEquals(LocalDateTime.of(2026, 7, 1, 0, 0), row.getCellAsDate(1).orElseThrow());
        assertEquals(9.5 / 24, row.getCellAsNumber(2).orElseThrow().doubleValue(), 1e-9);
        assertEquals("Żółw & <Σόφια>, \"x\"", row.getCellText(4));
        assertEquals(new BigDecimal(1234), row.getCellAsNumber(5).orElseThrow());
        assertEquals(90_061_500 / 86_400_000.0, row.getCellAsNumber(6).orElseThrow().doubleValue(), 1e-9);
        assertEquals(new BigDecimal(90_062), row.getCellAsNumber(7).orElseThrow());
        assertEquals(0.33333, row.getCellAsNumber(8).orElseThrow().doubleValue(), 1e-9);
        assertEquals("[hh]:mm:ss", row.getCell(6).getDataFormatString());
        assertEquals(CellType.NUMBER, row.getCell(5).getType());
        assertEquals(new BigDecimal(2468), rows.get(head + 2).getCellAsNumber(5).orElseThrow());
    }

    @Test
    void aSpreadsheetsHeaderStaysInSightAndTextIsNeverAFormula() throws IOException {
        List<ExportColumn> one = List.of(new ExportColumn("Name", 10, CellFormat.TEXT));
        byte[] file = written(ExportFormat.EXCEL, GivenReport.of(one, List.of(List.of("=1+1")), List.of()));
        String xml = part(file, "xl/worksheets/sheet1.xml");

        assertTrue(xml.contains("state=\"frozen\""), xml);
        assertTrue(xml.contains("ySplit=\"4\""), xml);
        assertFalse(xml.contains("<f>"), xml);
        assertEquals("=1+1", sheet(file, 0).getLast().getCellText(0));
    }

    @Test
    void aSheetThatIsFullGoesOnInAnother() throws IOException {
        List<ExportColumn> one = List.of(new ExportColumn("Number", 10, CellFormat.COUNT));
        ReportDocument report = new GivenReport("Calls", List.of(), one, 25, List::of, List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new ExcelWriter(13).write(report, new ExportTexts(Locale.UK), LONDON, out);

        List<Long> numbers = new ArrayList<>();
        for (int sheet = 0; sheet < 3; sheet++) {
            sheet(out.toByteArray(), sheet).stream()
                    .filter(row -> row.getOptionalCell(0).filter(cell -> cell.getType() == CellType.NUMBER).isPresent())
                    .forEach(row -> numbers.add(row.getCellAsNumber(0).orElseThrow().longValue()));
        }
        assertEquals(LongStream.range(0, 25).boxed().toList(), numbers);
    }

    @Test
    void aPdfRepeatsItsHeaderAndNumbersItsPagesInLandscape() throws IOException {
        ReportDocument report = new GivenReport("Calls", List.of("Today"), COLUMNS, 200, number -> ROW, TOTALS);
        PdfReader pdf = new PdfReader(written(ExportFormat.PDF, report));
        int pages = pdf.getNumberOfPages();

        assertTrue(pages > 3, pages + " pages");
        assertTrue(pdf.getPageSize(1).getWidth() > pdf.getPageSize(1).getHeight());
        for (int page = 1; page <= pages; page++) {
            String text = new PdfTextExtractor(pdf).getTextFromPage(page);
            assertTrue(text.contains("Recorded"), text);
            assertTrue(text.contains("Page " + page + " /"), text);
        }
        String first = new PdfTextExtractor(pdf).getTextFromPage(1);
        assertTrue(first.contains("Σόφια") && first.contains("Żółw"), first);
        assertTrue(new PdfTextExtractor(pdf).getTextFromPage(pages).contains("2,468"));
    }

    @Test
    void aWordDocumentIsLandscapeWithARepeatedHeader() throws Exception {
        byte[] file = written(ExportFormat.WORD, GivenReport.of(COLUMNS, List.of(ROW, ROW), TOTALS));
        Document xml = parsed(part(file, "word/document.xml"));

        assertEquals("landscape", ((Element) xml.getElementsByTagName("w:pgSz").item(0)).getAttribute("w:orient"));
        assertEquals(1, xml.getElementsByTagName("w:tblHeader").getLength());
        assertEquals(4, xml.getElementsByTagName("w:tr").getLength());
        assertTrue(xml.getDocumentElement().getTextContent().contains("Żółw & <Σόφια>, \"x\""));
        assertTrue(part(file, "word/footer.xml").contains("NUMPAGES"));
        for (String name : List.of("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")) {
            parsed(part(file, name));
        }
    }

    @Test
    void aLongWordDocumentIsManyTablesEachWithItsHeaderAndNoRowIsLost() throws Exception {
        // 10 columns: 1200 rows are one table, and its totals; more are tables of 240, the totals among their rows
        for (int[] rowsAndTables : new int[][] {{1200, 1}, {1201, 6}, {1440, 7}}) {
            int rows = rowsAndTables[0];
            byte[] file = written(ExportFormat.WORD, new GivenReport("Calls", List.of(), COLUMNS, rows, number -> ROW, TOTALS));
            Document xml = parsed(part(file, "word/document.xml"));

            assertEquals(rowsAndTables[1], xml.getElementsByTagName("w:tbl").getLength());
            assertEquals(rowsAndTables[1], xml.getElementsByTagName("w:tblHeader").getLength());
            assertEquals(rows + 1 + rowsAndTables[1], xml.getElementsByTagName("w:tr").getLength());
        }
    }

    @Test
    void halfASecondIsRoundedUpwardsInASpreadsheetAsItIsOnThePage() throws IOException {
        List<ExportColumn> talk = List.of(new ExportColumn("Talk", 10, CellFormat.DURATION));
        for (long millis : List.of(3_718_500L, 500L, 1_500L, 86_399_500L, 478_951_214_500L)) {
            byte[] file = written(ExportFormat.EXCEL, GivenReport.of(talk, List.of(List.of(millis)), List.of()));
            double days = sheet(file, 0).getLast().getCellAsNumber(0).orElseThrow().doubleValue();

            assertEquals(CellText.seconds(millis), Math.round(days * 86_400));
            assertEquals(millis, days * 86_400_000, 0.01);
        }
    }

    @Test
    void whatNoDocumentMayHoldIsReplacedInAllOfThem() throws Exception {
        List<ExportColumn> one = List.of(new ExportColumn("Na\u0001me", 10, CellFormat.TEXT));
        ReportDocument report = GivenReport.of(one, List.of(List.of("a\u0000b\nc\ud800d\uffffe")), List.of());

        parsed(part(written(ExportFormat.WORD, report), "word/document.xml"));
        parsed(part(written(ExportFormat.EXCEL, report), "xl/worksheets/sheet1.xml"));
        assertEquals("a b c\ufffdd\ufffde", sheet(written(ExportFormat.EXCEL, report), 0).getLast().getCellText(0));
        assertEquals(1, new PdfReader(written(ExportFormat.PDF, report)).getNumberOfPages());
    }

    @Test
    void noFormatKeepsTheRowsInMemory() throws IOException {
        long rows = 60_000;
        List<ExportColumn> wide = List.of(new ExportColumn("Text", 40, CellFormat.TEXT));
        for (ExportFormat format : ExportFormat.values()) {
            long[] most = new long[1];
            long before = used();
            // Each text is new and large: all of them would be 240 MB.
            ReportDocument report = new GivenReport("Calls", List.of(), wide, rows, number -> {
                if (number % 10_000 == 9_999) {
                    most[0] = Math.max(most[0], used() - before);
                }
                return List.of(("row " + number + " ").repeat(400).substring(0, 2000));
            }, List.of());
            format.write(report, LONDON, OutputStream.nullOutputStream());
            assertTrue(most[0] < 48_000_000, format + " holds " + most[0]);
        }
    }

    @Test
    void anUnknownFormatIsRefusedByName() {
        ProblemException refused = assertThrows(ProblemException.class, () -> ExportFormat.of("odt"));
        assertEquals("reporting.export-format", refused.problem().code());
        assertEquals(ExportFormat.EXCEL, ExportFormat.of("excel"));
    }

    @Test
    void aFilesNameIsSafe() {
        assertEquals("Calls _ by_day.xlsx", ExportFormat.EXCEL.fileName("Calls / by\"day"));
        assertEquals("report...pdf", ExportFormat.PDF.fileName(".."));
    }

    @Test
    void whatIsNeitherYesNorNoDoesNotApply() throws IOException {
        List<ExportColumn> matched = List.of(new ExportColumn("Call", 5, CellFormat.COUNT), new ExportColumn("Matched", 9, CellFormat.YES_NO));
        ReportDocument report = GivenReport.of(matched, List.of(Arrays.asList(1L, null)), List.of(1L, ""));

        assertEquals("Call,Matched\r\n1,n/a\r\n1,\r\n", new String(written(ExportFormat.CSV, report), StandardCharsets.UTF_8).substring(1));
        assertEquals("n/a", sheet(written(ExportFormat.EXCEL, report), 0).reversed().get(1).getCellText(1));
        assertEquals("n/a", new CellText(LONDON).of(CellFormat.YES_NO, null));
        assertEquals("", new CellText(LONDON).of(CellFormat.COUNT, null));
    }

    @Test
    void theBeginningOfAPeriodHasNoSecondsAndAMomentHasThem() throws IOException {
        List<ExportColumn> times = List.of(
                new ExportColumn("Hour", 10, CellFormat.TIME), new ExportColumn("Start", 19, CellFormat.DATE_TIME),
                new ExportColumn("First call", 10, CellFormat.TIME), new ExportColumn("Last call", 19, CellFormat.DATE_TIME));
        Instant full = Instant.parse("2026-07-01T07:00:00Z");
        List<Object> row = List.of(LocalTime.of(8, 0), LocalDateTime.of(2026, 7, 1, 8, 30), full, full);
        List<String> american = List.of("8:00\u202fAM", "Jul 1, 2026, 8:30\u202fAM", "8:00:00\u202fAM", "Jul 1, 2026, 8:00:00\u202fAM");
        List<String> german = List.of("08:00", "01.07.2026, 08:30", "08:00:00", "01.07.2026, 08:00:00");

        for (int i = 0; i < times.size(); i++) {
            CellFormat format = times.get(i).format();
            assertEquals(american.get(i), new CellText(new Formats(Locale.US, LONDON.zone())).of(format, row.get(i)));
            assertEquals(german.get(i), new CellText(new Formats(Locale.GERMANY, LONDON.zone())).of(format, row.get(i)));
        }
        assertEquals("08:00,2026-07-01 08:30,08:00:00,2026-07-01 08:00:00", csv(times, row));
        Row cells = sheet(written(ExportFormat.EXCEL, GivenReport.of(times, List.of(row), List.of())), 0).getLast();
        assertEquals(
                List.of("hh:mm", "yyyy-mm-dd hh:mm", "hh:mm:ss", "yyyy-mm-dd hh:mm:ss"),
                cells.stream().map(Cell::getDataFormatString).toList());
    }

    @Test
    void aRangeOfWholeDaysIsCalledByItsDays() {
        assertEquals("1 Jul 2026", range("2026-06-30T23:00:00Z", "2026-07-01T23:00:00Z"));
        // the clocks change in between
        assertEquals("1 Mar 2026 \u2013 31 Mar 2026", range("2026-03-01T00:00:00Z", "2026-03-31T23:00:00Z"));
        assertEquals(
                LONDON.dateTime(Instant.parse("2026-07-01T08:00:00Z")) + " \u2013 " + LONDON.dateTime(Instant.parse("2026-07-01T23:00:00Z")),
                range("2026-07-01T08:00:00Z", "2026-07-01T23:00:00Z"));
    }

    private static String range(String from, String to) {
        return ResultDocument.range(new ReportDateRange.Window(Instant.parse(from), Instant.parse(to)), LONDON);
    }

    @Test
    void aFileIsSavedUnderItsNameInEveryLanguage() {
        assertEquals(
                "attachment; filename=\"report.pdf\"; filename*=UTF-8''Anrufe%20f%C3%BCr%20heute.pdf",
                ExportFormat.PDF.disposition(ExportFormat.PDF.fileName("Anrufe f\u00fcr heute")));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Row> sheet(byte[] file, int index) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            return workbook.getSheet(index).orElseThrow().read();
        }
    }

    private static String part(byte[] file, String name) throws IOException {
        Path copy = Files.createTempFile("report", ".zip");
        try {
            Files.write(copy, file);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(copy);
        }
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
