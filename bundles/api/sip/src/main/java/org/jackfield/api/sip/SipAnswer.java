package org.jackfield.api.sip;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a request within a call.
 *
 * @param status 200 to 699
 * @param reason a few words; empty for the usual ones; never null
 * @param body its content; empty if none; never null
 */
public record SipAnswer(int status, String reason, Optional<SipBody> body) {

    /** Yes, and nothing more. */
    public static final SipAnswer OK = new SipAnswer(200, "", Optional.empty());

    /** Checks the components. */
    public SipAnswer {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(body, "body");
        if (status < 200 || status > 699) {
            throw new IllegalArgumentException("a final response is 200 to 699, not " + status);
        }
    }

    /** {@return yes, with a body} */
    public static SipAnswer ok(SipBody body) {
        return new SipAnswer(200, "", Optional.of(body));
    }

    /** {@return no} */
    public static SipAnswer no(int status, String reason) {
        return new SipAnswer(status, reason, Optional.empty());
    }
}
