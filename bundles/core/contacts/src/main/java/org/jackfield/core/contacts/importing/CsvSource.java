package org.jackfield.core.contacts.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;

/** Rows of a text file with separators and quotes (RFC 4180), whose first line names the columns. */
public final class CsvSource implements RowSource {

    /** The largest field; one that is larger has lost its closing quote. */
    private static final int MAX_FIELD = 64 * 1024;

    private static final int HEAD = 16 * 1024;
    private static final String SEPARATORS = ",;\t|";

    private final long total;
    private final Counted bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long line;

    /**
     * Opens a file.
     *
     * @param charset its encoding; empty to find it out
     * @param separator what parts its fields; empty for whichever of comma, semicolon, tab and bar its first line has most of
     */
    public CsvSource(Path file, Optional<Charset> charset, Optional<Character> separator) throws IOException {
        total = Files.size(file);
        bytes = new Counted(Files.newInputStream(file));
        try {
            BufferedReader text = new BufferedReader(TextEncoding.reader(bytes, charset.orElse(null)), HEAD);
            reader = CsvReader.builder()
                    .fieldSeparator(separator.isPresent() ? separator.get() : separatorOf(text))
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .trimWhitespacesAroundQuotes(true)
                    .maxBufferSize(MAX_FIELD)
                    .ofCsvRecord(text);
            records = reader.iterator();
            CsvRecord head = record();
            columns = head == null ? List.of() : head.getFields().stream().map(String::strip).toList();
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
        if (columns.isEmpty()) {
            close();
            throw ProblemException.invalid(
                    "contacts.file-empty", file.getFileName().toString(), "The file has no rows.",
                    "Its first line names the columns: id, name, number1 and so on.");
        }
    }

    private static char separatorOf(BufferedReader text) throws IOException {
        text.mark(HEAD);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < HEAD; i++) {
            int c = text.read();
            if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            quoted ^= c == '"';
            int which = SEPARATORS.indexOf(c);
            if (which >= 0 && !quoted) {
                counts[which]++;
            }
        }
        text.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Row next() throws IOException {
        CsvRecord record = record();
        return record == null ? null : new Row(line, record.getFields().stream().map(FormulaGuard::off).toList());
    }

    private CsvRecord record() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            throw ProblemException.invalid(
                    "contacts.file-malformed", "after line " + line,
                    "The file cannot be read from here on: " + e.getMessage() + ".",
                    "Look for a quote that is not closed, or not doubled inside a field.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public long done() {
        return bytes.count;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
        bytes.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count += c < 0 ? 0 : 1;
            return c;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int got = super.read(target, from, length);
            count += Math.max(0, got);
            return got;
        }
    }
}
