package org.jackfield.core.users.csv;

/**
 * What became, or would become, of a row.
 *
 * @param row its number in the file, the line of titles being 1
 * @param result what
 * @param name the user
 * @param detail why it cannot be taken; empty otherwise
 */
public record RowOutcome(int row, Result result, String name, String detail) {

    /** What a row does. */
    public enum Result {
        /** A new user. */
        CREATED,
        /** A user that is there is changed. */
        CHANGED,
        /** Everything is so already. */
        SAME,
        /** It cannot be taken; the others can. */
        REFUSED
    }
}
