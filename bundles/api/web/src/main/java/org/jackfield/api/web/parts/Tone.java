package org.jackfield.api.web.parts;

/** What a colour means. A tone never stands alone: a text says the same. */
public enum Tone {
    /** Neither good nor bad, or not in use. */
    NEUTRAL,
    /** In use, going on. */
    INFO,
    /** As it should be. */
    GOOD,
    /** Needs attention. */
    WARNING,
    /** Broken. */
    BAD;

    /** {@return the tone's class in the style sheet} */
    String styleClass() {
        return "jf-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
