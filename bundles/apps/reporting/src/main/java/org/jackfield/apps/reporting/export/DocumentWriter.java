package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import org.jackfield.api.web.Formats;

/** Writes a report as a file of one kind, in memory that does not grow with the rows. Any thread may call. */
interface DocumentWriter {

    /**
     * Writes the whole report; leaves the stream open.
     *
     * @param formats how texts of it write dates and numbers, and the zone of its times
     */
    void write(ReportDocument document, ExportTexts texts, Formats formats, OutputStream out) throws IOException;
}
