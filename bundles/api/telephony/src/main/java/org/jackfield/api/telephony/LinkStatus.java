package org.jackfield.api.telephony;

import java.time.Instant;
import java.util.Objects;

/**
 * How a phone system is connected.
 *
 * @param state the state
 * @param detail why, in words for an administrator; empty if there is nothing to say
 * @param since when this state began
 */
public record LinkStatus(State state, String detail, Instant since) {

    /** The states a link passes through. */
    public enum State {
        /** Switched off by an administrator. */
        DISABLED,
        /** No bundle provides a connector of the type that the phone system names. */
        NO_CONNECTOR,
        /** Trying to reach the phone system. */
        CONNECTING,
        /** Reached; calls and devices are being read. */
        SYNCHRONISING,
        /** Everything is followed. */
        UP,
        /** Lost; the connector tries again by itself. */
        DOWN
    }

    public LinkStatus {
        Objects.requireNonNull(state, "state");
        detail = Objects.requireNonNullElse(detail, "");
        Objects.requireNonNull(since, "since");
    }

    /** Whether commands can be sent. */
    public boolean isUsable() {
        return state == State.UP || state == State.SYNCHRONISING;
    }
}
