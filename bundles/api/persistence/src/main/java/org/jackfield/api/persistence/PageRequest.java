package org.jackfield.api.persistence;

/**
 * Which page of a list is wanted.
 *
 * @param page counted from 0
 * @param size items on a page, 1 to {@value #MAX_SIZE}
 */
public record PageRequest(int page, int size) {

    /** The largest page anybody can ask for. */
    public static final int MAX_SIZE = 1000;

    /** The size of a page when nobody says. */
    public static final int DEFAULT_SIZE = 50;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the page is negative or the size out of bounds
     */
    public PageRequest {
        if (page < 0) {
            throw new IllegalArgumentException("pages count from 0: " + page);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a page holds 1 to " + MAX_SIZE + " items: " + size);
        }
    }

    /** {@return the first page in the default size} */
    public static PageRequest first() {
        return new PageRequest(0, DEFAULT_SIZE);
    }

    /** {@return the first page with this many items} */
    public static PageRequest first(int size) {
        return new PageRequest(0, size);
    }

    /** {@return how many items precede the page} */
    public long offset() {
        return (long) page * size;
    }
}
