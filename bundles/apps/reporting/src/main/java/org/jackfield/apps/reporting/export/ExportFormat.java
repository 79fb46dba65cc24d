package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.Formats;

/** The kinds of files that a report can be had as (manual §5.5). */
public enum ExportFormat {
    /** A spreadsheet. */
    EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new ExcelWriter()),
    /** For reading and printing. */
    PDF("pdf", "application/pdf", new PdfWriter()),
    /** For a word processor. */
    WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", new WordWriter()),
    /** For programs. */
    CSV("csv", "text/csv; charset=UTF-8", new CsvWriter());

    private static final int LONGEST_NAME = 80;

    private final String extension;
    private final String mediaType;
    private final transient DocumentWriter writer;

    ExportFormat(String extension, String mediaType, DocumentWriter writer) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** {@return the format of this name: {@code excel}, {@code pdf}, {@code word} or {@code csv}} */
    public static ExportFormat of(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "reporting.export-format", name, "There is no such format.", "Use excel, pdf, word or csv.");
        }
    }

    /** {@return what its files' names end in, without a point} */
    public String extension() {
        return extension;
    }

    /** {@return its media type} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return a name for the file of a report, safe on every system} */
    public String fileName(String title) {
        String safe = title.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        safe = safe.substring(0, Math.min(safe.length(), LONGEST_NAME)).strip();
        return (safe.isEmpty() || safe.startsWith(".") ? "report" + safe : safe) + "." + extension;
    }

    /** {@return the header that has a browser save a file under its name (RFC 6266); older programs get a plain one} */
    public String disposition(String fileName) {
        return "attachment; filename=\"report." + extension + "\"; filename*=UTF-8''"
                + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Writes a report, in memory that does not grow with its rows; leaves the stream open. */
    public void write(ReportDocument document, Formats formats, OutputStream out) throws IOException {
        writer.write(document, new ExportTexts(formats.locale()), formats, out);
    }
}
