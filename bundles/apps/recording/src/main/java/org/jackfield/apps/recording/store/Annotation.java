package org.jackfield.apps.recording.store;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * What people say of a segment.
 *
 * @param rating from 0 (none) to 5 stars
 * @param scored whether it was scored
 * @param fields the five custom fields, each of at most 200 characters
 * @param legalHold whether nothing of it may be deleted by age
 * @param user who handled it, if somebody says otherwise than the phone system; empty if nobody does
 * @param revision 0 if nothing was ever said, one more with each change
 */
public record Annotation(int rating, boolean scored, List<String> fields, boolean legalHold, String user, long revision) {

    /** How many custom fields there are. */
    public static final int FIELDS = 5;

    /** The longest text of a field. */
    public static final int LONGEST = 200;

    /** Nothing was said. */
    public static final Annotation NONE = new Annotation(0, false, List.of("", "", "", "", ""), false, "", 0);

    private static final int STARS = 5;

    /** Refuses what cannot be kept. */
    public Annotation {
        fields = List.copyOf(fields);
        Objects.requireNonNull(user, "user");
        if (rating < 0 || rating > STARS) {
            throw ProblemException.invalid(
                    "recording.rating", Integer.toString(rating), "A rating is from 0 to 5 stars.", "Use 0 for none.");
        }
        if (fields.size() != FIELDS) {
            throw ProblemException.invalid(
                    "recording.fields", fields.size() + " fields", "There are five custom fields.", "Leave those empty that are not used.");
        }
        fields.forEach(Annotation::checkLength);
        checkLength(user);
    }

    private static void checkLength(String text) {
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(
                    "recording.text-length", text, "A text has at most " + LONGEST + " characters.", "Write less, or a note.");
        }
    }

    /** {@return this with another rating} */
    public Annotation withRating(int stars) {
        return new Annotation(stars, scored, fields, legalHold, user, revision);
    }

    /** {@return this with or without a legal hold} */
    public Annotation withLegalHold(boolean hold) {
        return new Annotation(rating, scored, fields, hold, user, revision);
    }
}
