package org.jackfield.core.rest.model;

import java.lang.reflect.Type;

/**
 * A parameter of an operation.
 *
 * @param name as it is written in the address
 * @param place where it stands
 * @param type its Java type
 * @param defaultValue what holds without it; null if nothing
 * @param summary what it means; empty if nothing is said
 */
public record Parameter(String name, Place place, Type type, String defaultValue, String summary) {

    /** Where a parameter stands. */
    public enum Place {
        /** In the path. */
        PATH,
        /** After the question mark. */
        QUERY,
        /** In a header. */
        HEADER
    }
}
