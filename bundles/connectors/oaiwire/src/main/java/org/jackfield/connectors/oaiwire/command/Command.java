package org.jackfield.connectors.oaiwire.command;

import org.jackfield.connectors.oaiwire.layout.OptionalTail;
import org.jackfield.connectors.oaiwire.layout.Wire;

/**
 * A command. An argument that is not given is {@code null} or empty.
 *
 * @param <R> what a successful confirmation tells
 */
public interface Command<R extends Reply> extends OptionalTail {

    /** The command's name on the wire. */
    default String wireName() {
        return getClass().getAnnotation(Wire.class).value();
    }

    /** Whether it has an InvokeID and is confirmed. */
    default boolean isInvoked() {
        return getClass().getAnnotation(Wire.class).invoked();
    }
}
