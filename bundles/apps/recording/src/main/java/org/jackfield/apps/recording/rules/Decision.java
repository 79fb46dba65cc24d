package org.jackfield.apps.recording.rules;

import java.util.Objects;

/**
 * Whether a segment is to be recorded.
 *
 * @param record whether it is
 * @param rule the rule that decided, for people; empty if none did and it is recorded as every call of a recorded device
 */
public record Decision(boolean record, String rule) {

    /** Checks the components. */
    public Decision {
        Objects.requireNonNull(rule, "rule");
    }
}
