package org.jackfield.connectors.oaiwire.event;

import java.util.List;

import org.jackfield.connectors.oaiwire.layout.Wire;

/**
 * What an event tells. Strings and lists are never {@code null} after parsing, a missing number is {@code null} where the
 * component is an {@code Integer}.
 */
public interface OaiEvent {

    /** The event's name on the wire. */
    default String wireName() {
        return getClass().getAnnotation(Wire.class).value();
    }

    /** Whether a monitor cross reference follows the resync code. */
    default boolean isMonitored() {
        return getClass().getAnnotation(Wire.class).monitored();
    }

    /**
     * An event that is not in the tables.
     *
     * @param wireName its name
     * @param fields   everything after the monitor cross reference, as it stands
     */
    record Unlisted(String wireName, List<String> fields) implements OaiEvent {

        @Override
        public boolean isMonitored() {
            return true;
        }
    }
}
