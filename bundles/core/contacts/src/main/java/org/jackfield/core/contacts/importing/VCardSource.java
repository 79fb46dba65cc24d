package org.jackfield.core.contacts.importing;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.problem.ProblemException;

/** The cards of a vCard file (versions 2.1, 3.0 and 4.0), a row each. */
public final class VCardSource implements RowSource {

    /** What a card gives: company, title, two e-mail addresses, postal address, note, website. */
    private static final List<String> COLUMNS = ColumnMapping.PARTS.subList(0, 2 + Contact.NUMBERS + 7);

    /** Larger cards are cut: what makes them large is a picture. */
    private static final int MAX_CARD = 1 << 20;

    private final long total;
    private final BufferedReader text;
    private long read;
    private long line;

    /** Opens a file. */
    public VCardSource(Path file, Optional<Charset> charset) throws IOException {
        total = Files.size(file);
        text = new BufferedReader(TextEncoding.reader(Files.newInputStream(file), charset.orElse(null)));
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Row next() throws IOException {
        StringBuilder card = null;
        long begun = 0;
        String next;
        while ((next = text.readLine()) != null) {
            line++;
            read += next.length() + 1;
            String plain = next.strip().toUpperCase(Locale.ROOT);
            if (card == null && plain.equals("BEGIN:VCARD")) {
                card = new StringBuilder();
                begun = line;
            }
            if (card != null && card.length() + next.length() < MAX_CARD) {
                card.append(next).append("\r\n");
            }
            if (card != null && plain.equals("END:VCARD")) {
                return new Row(begun, row(card + "END:VCARD\r\n"));
            }
        }
        if (card != null) {
            throw ProblemException.invalid(
                    "contacts.file-malformed", "line " + begun, "The card that begins here does not end.",
                    "The file may be cut off: save it again.");
        }
        return null;
    }

    private static List<String> row(String card) throws IOException {
        Card content = new Card();
        try (VObjectReader reader = new VObjectReader(new StringReader(card), SyntaxRules.vcard())) {
            reader.parse(content);
        }
        List<String> row = new ArrayList<>();
        row.add(content.uid);
        row.add(content.name());
        for (int i = 0; i < Contact.NUMBERS; i++) {
            row.add(i < content.numbers.size() ? content.numbers.get(i) : "");
        }
        row.add(content.company);
        row.add(content.title);
        row.add(content.email(0));
        row.add(content.email(1));
        row.add(content.address);
        row.add(content.note);
        row.add(content.website);
        if (content.uid.isEmpty()) {
            // the same card has the same key at the next import
            row.set(0, content.name() + " " + String.join(" ", content.numbers));
        }
        return row;
    }

    @Override
    public long done() {
        return Math.min(read, total);
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** What matters of a card. */
    private static final class Card implements VObjectDataListener {
        private final List<String> numbers = new ArrayList<>();
        private final List<String> emails = new ArrayList<>();
        private String uid = "";
        private String fullName = "";
        private String parts = "";
        private String company = "";
        private String title = "";
        private String address = "";
        private String note = "";
        private String website = "";

        String name() {
            return !fullName.isEmpty() ? fullName : !parts.isEmpty() ? parts : company;
        }

        String email(int which) {
            return which < emails.size() ? emails.get(which) : "";
        }

        @Override
        public void onProperty(VObjectProperty property, Context context) {
            String value = property.getValue();
            if (value == null || context.getParentComponents().size() > 1) {
                return;
            }
            switch (property.getName().toUpperCase(Locale.ROOT)) {
                case "UID" -> uid = VObjectPropertyValues.unescape(value).strip();
                case "FN" -> fullName = VObjectPropertyValues.unescape(value).strip();
                case "N" -> parts = name(value);
                case "ORG" -> company = structured(value, ", ");
                case "TITLE" -> title = VObjectPropertyValues.unescape(value).strip();
                case "TEL" -> numbers.add(number(value));
                case "EMAIL" -> emails.add(VObjectPropertyValues.unescape(value).strip());
                case "ADR" -> address = address.isEmpty() ? structured(value, ", ") : address;
                case "NOTE" -> note = cut(VObjectPropertyValues.unescape(value));
                case "URL" -> website = VObjectPropertyValues.unescape(value).strip();
                default -> {
                    // pictures, keys, times and what programs put in for themselves
                }
            }
        }

        /** Family name, given name, further names, titles before and after. */
        private static String name(String value) {
            List<List<String>> parts = VObjectPropertyValues.parseStructured(value);
            List<String> given = parts.size() > 1 ? parts.get(1) : List.of();
            List<String> family = parts.isEmpty() ? List.of() : parts.getFirst();
            return (String.join(" ", given) + " " + String.join(" ", family)).strip();
        }

        private static String structured(String value, String between) {
            return VObjectPropertyValues.parseStructured(value).stream()
                    .flatMap(List::stream)
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(between));
        }

        private static String number(String value) {
            String plain = VObjectPropertyValues.unescape(value).strip();
            if (plain.regionMatches(true, 0, "tel:", 0, 4)) {
                plain = plain.substring(4);
                plain = plain.indexOf(';') < 0 ? plain : plain.substring(0, plain.indexOf(';'));
            }
            return plain;
        }

        private static String cut(String note) {
            return note.length() <= Contact.MAX_FIELD ? note : note.substring(0, Contact.MAX_FIELD);
        }

        @Override
        public void onComponentBegin(String name, Context context) {
            // a card within a card is told by its parents
        }

        @Override
        public void onComponentEnd(String name, Context context) {
            // nothing to do
        }

        @Override
        public void onVersion(String version, Context context) {
            // the reader follows it
        }

        @Override
        public void onWarning(Warning warning, VObjectProperty property, Exception thrown, Context context) {
            // what can be read of a malformed card is judged as a row
        }
    }
}
