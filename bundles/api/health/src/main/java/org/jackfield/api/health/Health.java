package org.jackfield.api.health;

import java.util.Objects;

/**
 * How one part of the system is.
 *
 * @param state in a word; never null
 * @param detail what is missing or impaired and why, in a sentence; empty if all is well; never null
 */
public record Health(State state, String detail) {

    /** How a part is. */
    public enum State {
        /** It works. */
        UP,
        /** It works in part; the system still counts as ready. */
        DEGRADED,
        /** It does not work; the system is not ready. */
        DOWN
    }

    /** Checks the components. */
    public Health {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    /** {@return all is well} */
    public static Health up() {
        return new Health(State.UP, "");
    }

    /** {@return it works in part} */
    public static Health degraded(String detail) {
        return new Health(State.DEGRADED, detail);
    }

    /** {@return it does not work} */
    public static Health down(String detail) {
        return new Health(State.DOWN, detail);
    }
}
