package org.jackfield.core.contacts.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.contacts.Contact;

/** Writes rows that {@link CsvSource} reads and a spreadsheet opens: UTF-8 with its mark, all in quotes, no formulas. */
public final class CsvExport implements AutoCloseable {

    private final CsvWriter writer;

    /** Writes the byte order mark and the names of the columns. */
    public CsvExport(OutputStream out, List<String> columns) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        writer = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        row(columns);
    }

    /** Writes a row. */
    public void row(List<String> values) {
        writer.writeRecord(values.stream().map(FormulaGuard::on).toList());
    }

    /** Writes a contact; the columns are {@link ColumnMapping#PARTS}. */
    public void contact(Contact contact) {
        List<String> row = new ArrayList<>(ColumnMapping.PARTS.size());
        row.add(contact.key());
        row.add(contact.name());
        row.addAll(contact.numbers());
        row.addAll(contact.fields());
        row.add(contact.vip() ? "true" : "false");
        row.add(contact.vipText());
        row(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
