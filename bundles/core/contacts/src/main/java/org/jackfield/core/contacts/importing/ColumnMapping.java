package org.jackfield.core.contacts.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.contacts.match.NumberReader;

/**
 * Which column of a source is which part of a contact, and the contacts that its rows make (manual §7.1.1.1).
 *
 * @param places the place of a column, from 0, by the part of a contact
 */
public record ColumnMapping(Map<String, Integer> places) {

    /** By what the source knows a contact. */
    public static final String ID = "id";

    /** The contact's name. */
    public static final String NAME = "name";

    /** Whether it is a VIP. */
    public static final String VIP = "vip";

    /** What to say of a VIP. */
    public static final String VIP_TEXT = "vipText";

    /** Every part of a contact, in the order in which a query gives them. */
    public static final List<String> PARTS = Stream.of(
                    Stream.of(ID, NAME),
                    IntStream.rangeClosed(1, Contact.NUMBERS).mapToObj(i -> "number" + i),
                    IntStream.rangeClosed(1, Contact.FIELDS).mapToObj(i -> "field" + i),
                    Stream.of(VIP, VIP_TEXT))
            .flatMap(parts -> parts)
            .toList();

    private static final List<String> NEEDED = List.of(ID, NAME, "number1");

    /**
     * {@return the mapping of columns by their names}
     *
     * @param columns what the source has
     * @param chosen the name of a column by the part of a contact; a part that is not there is taken from the column of its
     *     own name, in upper or lower case, with spaces or without; a part whose column is empty is left out
     * @throws ProblemException {@code contacts.columns} if a needed part or a chosen column is missing
     */
    public static ColumnMapping byName(List<String> columns, Map<String, String> chosen) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            known.putIfAbsent(plain(columns.get(i)), i);
        }
        Map<String, Integer> places = new HashMap<>();
        for (String part : PARTS) {
            String column = chosen.getOrDefault(part, part);
            Integer place = column.isEmpty() ? null : known.get(plain(column));
            if (place != null) {
                places.put(part, place);
            } else if (chosen.containsKey(part) && !column.isEmpty() || NEEDED.contains(part)) {
                throw ProblemException.invalid(
                        "contacts.columns", column.isEmpty() ? part : column,
                        "There is no such column.",
                        "The source has " + String.join(", ", columns) + "; id, name and number1 are needed.");
            }
        }
        return new ColumnMapping(places);
    }

    /** {@return the mapping of columns by their order: id, name, number1 and so on as in {@link #PARTS}} */
    public static ColumnMapping byOrder(int columns) {
        if (columns < NEEDED.size()) {
            throw ProblemException.invalid(
                    "contacts.columns", columns + " columns", "The query gives too few columns.",
                    "Select at least an id, a name and a number, in this order.");
        }
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, Math.min(columns, PARTS.size())).forEach(i -> places.put(PARTS.get(i), i));
        return new ColumnMapping(places);
    }

    private static String plain(String column) {
        return column.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the contact that a row makes}
     *
     * @throws ProblemException what is wrong with the row
     */
    public Contact contact(UUID id, UUID directory, List<String> row) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= Contact.NUMBERS; i++) {
            numbers.add(number("number" + i, value(row, "number" + i)));
        }
        List<String> fields = IntStream.rangeClosed(1, Contact.FIELDS).mapToObj(i -> value(row, "field" + i)).toList();
        return new Contact(
                id, directory, key(row), value(row, NAME), numbers, fields, vip(value(row, VIP)), value(row, VIP_TEXT));
    }

    /** {@return by what the source knows the contact of a row; empty if it says nothing} */
    public String key(List<String> row) {
        return value(row, ID).strip();
    }

    private String value(List<String> row, String part) {
        Integer place = places.get(part);
        String value = place == null || place >= row.size() ? "" : row.get(place);
        return value == null ? "" : value;
    }

    private static String number(String part, String value) {
        if (!value.isBlank() && NumberReader.compact(value).isEmpty()) {
            throw ProblemException.invalid(
                    "contacts.number", part + ": " + value, "This is no telephone number.",
                    "Write digits, or leave it empty.");
        }
        return value;
    }

    private static boolean vip(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "", "false", "0", "no" -> false;
            default -> throw ProblemException.invalid(
                    "contacts.vip", "vip: " + value, "This is neither yes nor no.", "Write true or 1, false or 0.");
        };
    }
}
