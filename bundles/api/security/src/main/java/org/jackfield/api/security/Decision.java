package org.jackfield.api.security;

import java.util.Objects;

/**
 * The answer to "may this subject do this".
 *
 * @param allowed whether it may
 * @param reason why, for the audit trail and for support; never null
 */
public record Decision(boolean allowed, String reason) {

    /** Checks the components. */
    public Decision {
        Objects.requireNonNull(reason, "reason");
    }
}
