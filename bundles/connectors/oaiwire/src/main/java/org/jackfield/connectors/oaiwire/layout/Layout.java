package org.jackfield.connectors.oaiwire.layout;

/** Reads and writes one kind of record. */
public interface Layout<T> {

    /** Reads leniently: never fails on what the line holds; whatever is missing comes out empty. */
    T read(FieldReader in);

    /**
     * Writes strictly.
     *
     * @throws IllegalArgumentException if a value cannot be said on the wire
     */
    void write(T value, FieldWriter out);

    /** The layout of a record type: its own, or the one that follows from its components. */
    static <T extends Record> Layout<T> of(Class<T> type) {
        return Layouts.of(type);
    }
}
