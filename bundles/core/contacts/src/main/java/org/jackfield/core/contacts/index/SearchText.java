package org.jackfield.core.contacts.index;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactQuery;
import org.jackfield.core.contacts.match.NumberReader;

/**
 * The text of a contact in which is searched, and the terms that are looked for in it. Both are folded: lower case, no
 * accents. Each part of the text (name, number, field) begins with {@link #PART}, each word with a space.
 */
final class SearchText {

    /** Sorts before the space, so that the texts' own order is that of the names. */
    static final byte PART = 1;

    /** A word that is shorter is looked for at the beginning of words only. */
    static final int INSIDE_WORDS = 3;

    private static final int MAX_TERMS = 8;

    private SearchText() {}

    /** {@return the text of a contact} */
    static byte[] of(Contact contact, NumberReader numbers) {
        StringBuilder text = new StringBuilder(128);
        part(text, fold(contact.name()));
        Set<String> digits = new LinkedHashSet<>();
        for (String number : contact.numbers()) {
            digits.add(digits(number));
            digits.add(digits(numbers.normal(number)));
        }
        digits.forEach(number -> part(text, number));
        for (String field : contact.fields()) {
            part(text, fold(field.length() > ContactQuery.SEARCHED ? field.substring(0, ContactQuery.SEARCHED) : field));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void part(StringBuilder text, String folded) {
        if (!folded.isEmpty()) {
            if (!text.isEmpty()) {
                text.append((char) PART);
            }
            text.append(' ').append(folded);
        }
    }

    /**
     * {@return what is looked for: a contact is found if its text holds all terms of one of the lists; a single list
     * without terms finds all}
     */
    static List<List<byte[]>> terms(String query) {
        String folded = fold(query);
        if (folded.isEmpty()) {
            return List.of(List.of());
        }
        List<byte[]> words = new ArrayList<>();
        for (String word : folded.split(" ")) {
            if (words.size() < MAX_TERMS) {
                words.add(term(word));
            }
        }
        String digits = digits(query);
        boolean number = digits.length() >= INSIDE_WORDS && query.matches("[0-9 +()./-]+");
        return number && !digits.equals(folded) ? List.of(words, List.of(term(digits))) : List.of(words);
    }

    private static byte[] term(String word) {
        return (word.codePointCount(0, word.length()) < INSIDE_WORDS ? " " + word : word).getBytes(StandardCharsets.UTF_8);
    }

    private static String digits(String number) {
        String compact = NumberReader.compact(number);
        return compact.startsWith("+") ? compact.substring(1) : compact;
    }

    /** {@return text without accents, in lower case, its words parted by one space each} */
    static String fold(String text) {
        String plain = text;
        if (!isAscii(text)) {
            plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").replace("ß", "ss");
        }
        plain = plain.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                gap = !folded.isEmpty();
            } else {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
