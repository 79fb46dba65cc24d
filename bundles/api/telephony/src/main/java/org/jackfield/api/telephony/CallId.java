package org.jackfield.api.telephony;

import java.util.Objects;

/**
 * The phone system's own name for a call: opaque, unique among the calls alive, reused afterwards, and free to
 * change when calls are joined. The platform's lasting id is
 * {@link org.jackfield.api.telephony.call.LogicalCall#id()}.
 *
 * @param value the name, never null, empty if the phone system gave none
 */
public record CallId(String value) {

    /** Stands where no call is named. */
    public static final CallId NONE = new CallId("");

    public CallId {
        value = Objects.requireNonNullElse(value, "");
    }

    /** A call id from what the phone system sent; null or empty gives {@link #NONE}. */
    public static CallId of(String value) {
        return value == null || value.isEmpty() ? NONE : new CallId(value);
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
