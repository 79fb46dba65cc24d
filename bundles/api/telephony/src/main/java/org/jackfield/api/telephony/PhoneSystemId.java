package org.jackfield.api.telephony;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one configured phone system, for ever: a removed system's id is never given again.
 *
 * @param value the id, never null
 */
public record PhoneSystemId(UUID value) implements Comparable<PhoneSystemId> {

    public PhoneSystemId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PhoneSystemId of(String text) {
        return new PhoneSystemId(UUID.fromString(text));
    }

    @Override
    public int compareTo(PhoneSystemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
