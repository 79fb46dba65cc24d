package org.jackfield.apps.reporting.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.web.Formats;

/**
 * A word processor's document (Office Open XML, ISO/IEC 29500): landscape, one table whose header is repeated, page numbers
 * at the foot. Written by hand, for the libraries there are keep the whole document in memory, and it takes five small parts. What
 * all cells have in common is in the styles. A table of more than {@value #MOST_CELLS} cells is cut into many, after each of which a
 * page begins: word processors take time that grows with the square of a table's length.
 */
final class WordWriter implements DocumentWriter {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String WORD = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** Twentieths of a point: A4 lying, two centimetres at each side. */
    private static final int PAGE_WIDTH = 16838;

    private static final int PAGE_HEIGHT = 11906;
    private static final int MARGIN = 850;
    private static final String HEAD = "E3ECEA";
    private static final String INK = "12201F";
    private static final String PALE = "5B6869";
    private static final int MOST_CELLS = 12_000;
    private static final int CELLS_OF_MANY = 2_400;

    @Override
    public void write(ReportDocument document, ExportTexts texts, Formats formats, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Table table = new Table(document, new CellText(formats));
        Writer xml = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        part(zip, xml, "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + PART + "document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + PART + "styles+xml\"/>"
                + "<Override PartName=\"/word/footer.xml\" ContentType=\"" + PART + "footer+xml\"/></Types>");
        part(zip, xml, "_rels/.rels", relationships("officeDocument", "word/document.xml"));
        part(zip, xml, "word/_rels/document.xml.rels", relationships("footer", "footer.xml", "styles", "styles.xml"));
        part(zip, xml, "word/styles.xml", styles(table.size));
        part(zip, xml, "word/footer.xml", "<w:ftr" + WORD + "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
                + run(texts.text("page.of"), 16, false, PALE) + field("PAGE") + run(" / ", 16, false, PALE)
                + field("NUMPAGES") + "</w:p></w:ftr>");
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        body(document, table, xml);
        xml.flush();
        zip.closeEntry();
        zip.finish();
    }

    private static void part(ZipOutputStream zip, Writer xml, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        xml.write(XML + content);
        xml.flush();
        zip.closeEntry();
    }

    /** @param typesAndTargets a type, its target, the next type */
    private static String relationships(String... typesAndTargets) {
        StringBuilder all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            all.append("<Relationship Id=\"rId").append(i / 2 + 1).append("\" Type=\"").append(OFFICE).append('/')
                    .append(typesAndTargets[i]).append("\" Target=\"").append(typesAndTargets[i + 1]).append("\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    /** @param size of the table's text, in half points */
    private static String styles(int size) {
        return "<w:styles" + WORD + "><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:color w:val=\"" + INK + "\"/><w:sz w:val=\""
                + size + "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr>"
                + "</w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                + "<w:name w:val=\"Normal\"/></w:style></w:styles>";
    }

    private static void body(ReportDocument document, Table table, Writer xml) throws IOException {
        xml.write(XML + "<w:document" + WORD + " xmlns:r=\"" + OFFICE + "\"><w:body>");
        xml.write("<w:p>" + run(document.title(), 28, true, INK) + "</w:p>");
        for (String note : document.notes()) {
            xml.write("<w:p>" + run(note, 18, false, PALE) + "</w:p>");
        }
        xml.write("<w:p/>");
        table.begin(xml);
        document.read(cells -> table.row(cells, false, xml));
        if (!document.totals().isEmpty()) {
            table.row(document.totals(), true, xml);
        }
        xml.write("</w:tbl><w:p/><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"" + PAGE_WIDTH
                + "\" w:h=\"" + PAGE_HEIGHT + "\" w:orient=\"landscape\"/><w:pgMar w:top=\"" + MARGIN + "\" w:right=\"" + MARGIN
                + "\" w:bottom=\"" + MARGIN + "\" w:left=\"" + MARGIN
                + "\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    }

    private static String field(String name) {
        return "<w:fldSimple w:instr=\" " + name + " \">" + run("1", 16, false, PALE) + "</w:fldSimple>";
    }

    /** @param size in half points */
    private static String run(String text, int size, boolean bold, String colour) {
        return "<w:r><w:rPr>" + (bold ? "<w:b/>" : "") + "<w:color w:val=\"" + colour + "\"/><w:sz w:val=\"" + size + "\"/></w:rPr>"
                + text(text) + "</w:r>";
    }

    private static String text(String text) {
        return "<w:t xml:space=\"preserve\">"
                + CellText.plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</w:t>";
    }

    /** The table, row by row. */
    private static final class Table {

        private final List<ExportColumn> columns;
        private final CellText words;
        private final int[] widths;
        private final int size;
        private final int mostRows;
        private int rows;

        Table(ReportDocument document, CellText words) {
            this.columns = document.columns();
            this.words = words;
            boolean one = document.rows() >= 0 && document.rows() * columns.size() <= MOST_CELLS;
            mostRows = one ? MOST_CELLS : Math.max(1, CELLS_OF_MANY / columns.size());
            int characters = columns.stream().mapToInt(ExportColumn::width).sum();
            int room = PAGE_WIDTH - 2 * MARGIN;
            // A character is about half as wide as its size, which is in half points.
            size = Math.clamp(room / 5 / Math.max(1, characters + 2 * columns.size()), 9, 18);
            int wanted = (characters + 2 * columns.size()) * size * 5;
            widths = columns.stream()
                    .mapToInt(column -> (int) ((column.width() + 2L) * size * 5 * Math.min(room, wanted * 5L / 4) / wanted))
                    .toArray();
        }

        void begin(Writer xml) throws IOException {
            rows = 0;
            xml.write("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/><w:tblBorders>"
                    + "<w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"DBE3E1\"/>"
                    + "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"DBE3E1\"/></w:tblBorders>"
                    + "<w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>"
                    + "</w:tblPr><w:tblGrid>");
            for (int width : widths) {
                xml.write("<w:gridCol w:w=\"" + width + "\"/>");
            }
            xml.write("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (int i = 0; i < columns.size(); i++) {
                cell(i, columns.get(i).header(), true, xml);
            }
            xml.write("</w:tr>");
        }

        void row(List<?> cells, boolean total, Writer xml) throws IOException {
            if (rows == mostRows) {
                xml.write("</w:tbl><w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\""
                        + " w:lineRule=\"exact\"/></w:pPr></w:p>");
                begin(xml);
            }
            rows++;
            xml.write("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < columns.size(); i++) {
                cell(i, words.of(columns.get(i).format(), cells.get(i)), total, xml);
            }
            xml.write("</w:tr>");
        }

        private void cell(int column, String text, boolean strong, Writer xml) throws IOException {
            xml.write("<w:tc><w:tcPr><w:tcW w:w=\"" + widths[column] + "\" w:type=\"dxa\"/>"
                    + (strong ? "<w:shd w:val=\"clear\" w:fill=\"" + HEAD + "\"/>" : "") + "</w:tcPr><w:p>"
                    + (columns.get(column).format().number() ? "<w:pPr><w:jc w:val=\"right\"/></w:pPr>" : "")
                    + (text.isEmpty() ? "" : "<w:r>" + (strong ? "<w:rPr><w:b/></w:rPr>" : "") + text(text) + "</w:r>")
                    + "</w:p></w:tc>");
        }
    }
}
