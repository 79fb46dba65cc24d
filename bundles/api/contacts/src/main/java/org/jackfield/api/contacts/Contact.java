package org.jackfield.api.contacts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * Somebody outside, as a directory lists them.
 *
 * @param id born with the contact and kept through every import; never null
 * @param directory the directory it is listed in; never null
 * @param key by what its source knows it, unique in its directory; 1 to {@value #MAX_KEY} characters; never null
 * @param name shown when they call, and searched; 1 to {@value #MAX_NAME} characters; never null
 * @param numbers exactly {@value #NUMBERS} telephone numbers as they were written, empty where there is none; each at most
 *     {@value #MAX_NUMBER} characters; immutable, never null
 * @param fields exactly {@value #FIELDS} texts whose meaning the directory's {@link ContactLabels} tell, empty where there
 *     is none; each at most {@value #MAX_FIELD} characters; immutable, never null
 * @param vip whether they are to be pointed out
 * @param vipText what to say of them then; at most {@value #MAX_VIP_TEXT} characters; never null
 */
public record Contact(
        UUID id,
        UUID directory,
        String key,
        String name,
        List<String> numbers,
        List<String> fields,
        boolean vip,
        String vipText) {

    /** How many numbers a contact has room for. */
    public static final int NUMBERS = 5;

    /** How many fields of free text a contact has room for. */
    public static final int FIELDS = 10;

    /** The longest {@link #key()}, in characters. */
    public static final int MAX_KEY = 100;

    /** The longest {@link #name()}, in characters. */
    public static final int MAX_NAME = 200;

    /** The longest number, in characters. */
    public static final int MAX_NUMBER = 50;

    /** The longest field, in characters. */
    public static final int MAX_FIELD = 1000;

    /** The longest {@link #vipText()}, in characters. */
    public static final int MAX_VIP_TEXT = 200;

    /**
     * Takes spaces off both ends of every text, fills up missing numbers and fields with empty ones, and checks the rest.
     *
     * @throws ProblemException {@code contacts.key}, {@code contacts.name}, {@code contacts.number},
     *     {@code contacts.field} or {@code contacts.vip-text} if a text is missing or too long, or there are too many
     */
    public Contact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(directory, "directory");
        key = text("contacts.key", "key", key, 1, MAX_KEY);
        name = text("contacts.name", "name", name, 1, MAX_NAME);
        numbers = texts("contacts.number", "number", numbers, NUMBERS, MAX_NUMBER);
        fields = texts("contacts.field", "field", fields, FIELDS, MAX_FIELD);
        vipText = text("contacts.vip-text", "vipText", vipText, 0, MAX_VIP_TEXT);
    }

    private static List<String> texts(String code, String what, List<String> given, int most, int length) {
        if (given.size() > most) {
            throw ProblemException.invalid(
                    code, what + (most + 1), "A contact has at most " + most + " of these.", "Leave the others out.");
        }
        List<String> checked = new ArrayList<>(most);
        for (int i = 0; i < given.size(); i++) {
            checked.add(text(code, what + (i + 1), given.get(i), 0, length));
        }
        checked.addAll(Collections.nCopies(most - checked.size(), ""));
        return List.copyOf(checked);
    }

    private static String text(String code, String what, String given, int least, int most) {
        String text = given == null ? "" : given.strip();
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(code, what, "A text holds a NUL character.", "Remove it.");
        }
        if (text.length() < least) {
            throw ProblemException.invalid(code, what, "It is missing.", "Every contact needs a key and a name.");
        }
        if (text.length() > most) {
            throw ProblemException.invalid(
                    code, what + ": " + text, "It has " + text.length() + " characters.", "At most " + most + " are kept.");
        }
        return text;
    }
}
