package org.jackfield.api.contacts;

import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.api.problem.ProblemException;

/**
 * What a directory calls the numbers and fields of its contacts.
 *
 * @param numbers exactly {@value Contact#NUMBERS} labels, none longer than {@value #MAX}; immutable, never null
 * @param fields exactly {@value Contact#FIELDS} labels, none longer than {@value #MAX}; immutable, never null
 */
public record ContactLabels(List<String> numbers, List<String> fields) {

    /** The longest label, in characters. */
    public static final int MAX = 50;

    /** The labels of a directory that nobody has labelled. */
    public static final ContactLabels DEFAULT = new ContactLabels(List.of(), List.of());

    /**
     * Gives what has no label, or an empty one, its default: {@code Number 1}, {@code Field 1} and so on.
     *
     * @throws ProblemException {@code contacts.label} if one is too long or there are too many
     */
    public ContactLabels {
        numbers = filled(numbers, "Number ", Contact.NUMBERS);
        fields = filled(fields, "Field ", Contact.FIELDS);
    }

    private static List<String> filled(List<String> given, String standard, int size) {
        if (given.size() > size || given.stream().anyMatch(label -> label.length() > MAX)) {
            throw ProblemException.invalid(
                    "contacts.label",
                    String.join(", ", given),
                    "These labels are too many or too long.",
                    "Give at most " + size + " of at most " + MAX + " characters.");
        }
        return IntStream.range(0, size)
                .mapToObj(i -> i < given.size() && !given.get(i).isBlank() ? given.get(i).strip() : standard + (i + 1))
                .toList();
    }
}
