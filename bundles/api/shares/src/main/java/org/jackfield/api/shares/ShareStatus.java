package org.jackfield.api.shares;

import java.time.Instant;
import java.util.Objects;

/**
 * How it stands with a share.
 *
 * @param state what was found
 * @param detail for people, empty if all is well
 * @param at when it was looked at; the epoch if never
 */
public record ShareStatus(State state, String detail, Instant at) {

    /** Nobody has looked yet. */
    public static final ShareStatus UNKNOWN = new ShareStatus(State.UNKNOWN, "", Instant.EPOCH);

    /** What was found. */
    public enum State {
        UNKNOWN,
        OK,
        /** The file server does not answer. */
        UNREACHABLE,
        /** It refuses the credentials. */
        REFUSED,
        /** It has no such share, or the credentials do not reach it. */
        NO_SHARE
    }

    public ShareStatus {
        Objects.requireNonNull(state, "state");
        detail = Objects.requireNonNullElse(detail, "");
        Objects.requireNonNull(at, "at");
    }
}
