package org.jackfield.apps.reporting.export;

import java.awt.Color;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.web.Formats;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/**
 * A PDF in landscape: title and notes once, the header and the page's number on every page. Lines are drawn straight onto the
 * page, which is gone from memory when the next begins; the library's tables take ten times as long. Its font comes along,
 * so that names of all Latin, Greek and Cyrillic letters are there.
 */
final class PdfWriter implements DocumentWriter {

    @Override
    public void write(ReportDocument document, ExportTexts texts, Formats formats, OutputStream out) throws IOException {
        Rectangle page = new Rectangle(PageSize.A4.getHeight(), PageSize.A4.getWidth());
        Document pdf = new Document(page);
        org.openpdf.text.pdf.PdfWriter writer = org.openpdf.text.pdf.PdfWriter.getInstance(pdf, new Unclosed(out));
        pdf.addTitle(CellText.plain(document.title()));
        pdf.addCreator("Jackfield");
        pdf.open();
        Pages pages = new Pages(pdf, writer, page, document, texts, formats);
        document.read(cells -> pages.row(cells, false));
        if (!document.totals().isEmpty()) {
            pages.row(document.totals(), true);
        }
        pages.finish();
        pdf.close();
    }

    /** The library closes its stream with the document. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** The pages, one after the other. */
    private static final class Pages {

        private static final float MARGIN = 30;
        private static final float FOOT = 22;
        private static final float PADDING = 3;
        private static final float LARGEST = 8.5f;
        private static final float SMALLEST = 4.5f;
        private static final float CHARACTER = 0.52f;
        private static final float ROOMY = 1.25f;
        private static final int MOST_LINES = 12;
        private static final Color INK = new Color(0x12, 0x20, 0x1f);
        private static final Color PALE = new Color(0x5b, 0x68, 0x69);
        private static final Color HEAD = new Color(0xe3, 0xec, 0xea);
        private static final Color RULE = new Color(0xdb, 0xe3, 0xe1);

        private final Document pdf;
        private final Rectangle page;
        private final PdfContentByte canvas;
        private final List<ExportColumn> columns;
        private final ExportTexts texts;
        private final Formats formats;
        private final CellText words;
        private final BaseFont regular = font("LiberationSans-Regular.ttf");
        private final BaseFont bold = font("LiberationSans-Bold.ttf");
        private final PdfTemplate count;
        private final float[] lefts;
        private final float size;
        private final List<List<String>> head = new ArrayList<>();
        private float y;
        private int number = 1;

        Pages(Document pdf, org.openpdf.text.pdf.PdfWriter writer, Rectangle page, ReportDocument document, ExportTexts texts,
                Formats formats) throws IOException {
            this.pdf = pdf;
            this.page = page;
            this.canvas = writer.getDirectContent();
            this.columns = document.columns();
            this.texts = texts;
            this.formats = formats;
            this.words = new CellText(formats);
            this.count = canvas.createTemplate(40, 12);
            float characters = columns.stream().mapToInt(ExportColumn::width).sum();
            float width = page.getWidth() - 2 * MARGIN;
            size = Math.clamp((width - columns.size() * 2 * PADDING) / (characters * CHARACTER), SMALLEST, LARGEST);
            lefts = lefts(width, characters);
            for (int i = 0; i < columns.size(); i++) {
                head.add(lines(columns.get(i).header(), bold, i));
            }
            y = page.getHeight() - MARGIN;
            title(document);
            header();
        }

        /** Narrow tables stay narrow, with some room in them; wide ones share what there is. */
        private float[] lefts(float width, float characters) {
            float wanted = characters * size * CHARACTER + columns.size() * 2 * PADDING;
            float scale = Math.min(ROOMY, width / wanted);
            float[] edges = new float[columns.size() + 1];
            edges[0] = MARGIN;
            for (int i = 0; i < columns.size(); i++) {
                edges[i + 1] = edges[i] + (columns.get(i).width() * size * CHARACTER + 2 * PADDING) * scale;
            }
            return edges;
        }

        private void title(ReportDocument document) {
            y -= 14;
            text(bold, 14, INK, CellText.plain(document.title()), MARGIN, y);
            for (String note : document.notes()) {
                y -= 12;
                text(regular, LARGEST, PALE, CellText.plain(note), MARGIN, y);
            }
            y -= 10;
        }

        void row(List<?> cells, boolean total) throws IOException {
            List<List<String>> lines = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                lines.add(lines(words.of(columns.get(i).format(), cells.get(i)), total ? bold : regular, i));
            }
            if (y - height(lines) < MARGIN + FOOT) {
                foot();
                pdf.newPage();
                number++;
                y = page.getHeight() - MARGIN;
                header();
            }
            draw(lines, total ? bold : regular, total ? HEAD : null);
        }

        private void header() {
            draw(head, bold, HEAD);
        }

        private void draw(List<List<String>> lines, BaseFont font, Color ground) {
            float height = height(lines);
            if (ground != null) {
                canvas.setColorFill(ground);
                canvas.rectangle(lefts[0], y - height, lefts[columns.size()] - lefts[0], height);
                canvas.fill();
            }
            canvas.setColorStroke(RULE);
            canvas.setLineWidth(0.4f);
            canvas.moveTo(lefts[0], y - height);
            canvas.lineTo(lefts[columns.size()], y - height);
            canvas.stroke();
            for (int i = 0; i < columns.size(); i++) {
                float line = y - PADDING - size * 0.85f;
                for (String text : lines.get(i)) {
                    boolean right = columns.get(i).format().number();
                    float x = right
                            ? lefts[i + 1] - PADDING - font.getWidthPoint(text, size)
                            : lefts[i] + PADDING;
                    text(font, size, INK, text, x, line);
                    line -= size * 1.2f;
                }
            }
            y -= height;
        }

        private float height(List<List<String>> lines) {
            int most = lines.stream().mapToInt(List::size).max().orElse(1);
            return Math.max(1, most) * size * 1.2f + 2 * PADDING;
        }

        /** {@return the text in lines that the column has room for; broken at spaces where there are any} */
        private List<String> lines(String text, BaseFont font, int column) {
            float room = lefts[column + 1] - lefts[column] - 2 * PADDING;
            String rest = CellText.plain(text).strip();
            if (rest.isEmpty()) {
                return List.of();
            }
            if (font.getWidthPoint(rest, size) <= room) {
                return List.of(rest);
            }
            List<String> lines = new ArrayList<>();
            while (!rest.isEmpty() && lines.size() < MOST_LINES) {
                int end = fitting(rest, font, room);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            if (!rest.isEmpty()) {
                lines.set(MOST_LINES - 1, lines.getLast() + "…");
            }
            return lines;
        }

        private int fitting(String text, BaseFont font, float room) {
            float width = 0;
            int end = 0;
            int space = -1;
            while (end < text.length()) {
                int next = text.offsetByCodePoints(end, 1);
                width += font.getWidthPoint(text.substring(end, next), size);
                if (width > room && end > 0) {
                    return space > 0 ? space : end;
                }
                if (text.charAt(end) == ' ') {
                    space = next;
                }
                end = next;
            }
            return end;
        }

        private void text(BaseFont font, float points, Color colour, String text, float x, float baseline) {
            canvas.beginText();
            canvas.setColorFill(colour);
            canvas.setFontAndSize(font, points);
            canvas.setTextMatrix(x, baseline);
            canvas.showText(text);
            canvas.endText();
        }

        private void foot() {
            String of = texts.text("page", number);
            float right = page.getWidth() - MARGIN - 40;
            text(regular, LARGEST, PALE, of, right - regular.getWidthPoint(of, LARGEST), MARGIN);
            canvas.addTemplate(count, right, MARGIN);
        }

        void finish() {
            foot();
            count.beginText();
            count.setColorFill(PALE);
            count.setFontAndSize(regular, LARGEST);
            count.showText(formats.number(number));
            count.endText();
        }

        private static BaseFont font(String name) throws IOException {
            try (InputStream in = PdfWriter.class.getResourceAsStream("/liberation/" + name)) {
                return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
            }
        }
    }
}
