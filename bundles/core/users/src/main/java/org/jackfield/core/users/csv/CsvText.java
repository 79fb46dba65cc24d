package org.jackfield.core.users.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;

/** Text in rows of values, as RFC 4180 and the spreadsheets have it. */
final class CsvText {

    private static final Charset OLD = Charset.forName("windows-1252");
    private static final String FORMULA = "=+-@\t\r\n";

    private CsvText() {}

    /** {@return the text of a file: UTF-8, with a byte order mark or without; the Western code page if it is not that} */
    static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, OLD);
        }
    }

    /**
     * {@return the rows; empty lines are left out}
     *
     * @param mostRows more are refused
     */
    static List<List<String>> rows(String text, int mostRows) {
        char separator = separator(text);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    value.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    value.append(c);
                }
            } else if (c == '"' && value.toString().isBlank()) {
                value.setLength(0);
                quoted = true;
            } else if (c == separator) {
                row.add(unguarded(value.toString()));
                value.setLength(0);
            } else if (c == '\n' || c == '\r') {
                row.add(unguarded(value.toString()));
                value.setLength(0);
                end(row, rows, mostRows);
                row = new ArrayList<>();
            } else {
                value.append(c);
            }
        }
        if (quoted) {
            throw ProblemException.invalid(
                    "users.csv", "row " + (rows.size() + 1), "A quotation mark is opened and never closed.",
                    "Close it, or write it twice inside a value.");
        }
        row.add(unguarded(value.toString()));
        end(row, rows, mostRows);
        return rows;
    }

    private static void end(List<String> row, List<List<String>> rows, int mostRows) {
        if (row.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (rows.size() > mostRows) {
            throw ProblemException.invalid(
                    "users.csv", mostRows + " rows", "The file has more rows than can be taken at once.", "Divide it.");
        }
        rows.add(row);
    }

    /** Whichever of the three stands most often in the first line. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** {@return a row as a line; a value that a spreadsheet would run as a formula begins with an apostrophe} */
    static String line(List<String> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : ",").append(quoted(guarded(values.get(i))));
        }
        return line.append("\r\n").toString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String guarded(String value) {
        return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String unguarded(String value) {
        String stripped = value.strip();
        boolean guard = stripped.length() > 1 && stripped.charAt(0) == '\'' && FORMULA.indexOf(stripped.charAt(1)) >= 0;
        return guard ? stripped.substring(1) : stripped;
    }
}
