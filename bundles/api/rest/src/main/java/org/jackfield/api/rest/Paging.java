package org.jackfield.api.rest;

import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;

/**
 * The query parameters {@value #PAGE} and {@value #SIZE} of every list:
 *
 * <pre>{@code @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page, @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size}</pre>
 */
public final class Paging {

    /** Which page, counted from 0. */
    public static final String PAGE = "page";

    /** How many items on a page. */
    public static final String SIZE = "size";

    /** The page when none is asked for. */
    public static final String FIRST_PAGE = "0";

    /** The size when none is asked for. */
    public static final String DEFAULT_SIZE = "" + PageRequest.DEFAULT_SIZE;

    private Paging() {}

    /**
     * {@return what was asked for}
     *
     * @throws ProblemException {@code rest.page-invalid} or {@code rest.size-invalid} if a value is out of bounds
     */
    public static PageRequest of(int page, int size) {
        if (page < 0) {
            throw ProblemException.invalid(
                    "rest.page-invalid", PAGE + "=" + page, "Pages are counted from 0.", "Ask for page 0 or a later one.");
        }
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw ProblemException.invalid(
                    "rest.size-invalid",
                    SIZE + "=" + size,
                    "A page cannot have this many items.",
                    "Ask for 1 to " + PageRequest.MAX_SIZE + ".");
        }
        return new PageRequest(page, size);
    }
}
