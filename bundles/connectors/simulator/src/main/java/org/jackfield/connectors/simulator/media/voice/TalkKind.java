package org.jackfield.connectors.simulator.media.voice;

import java.util.Locale;

/** What a talk is like. */
public enum TalkKind {
    INBOUND(true), OUTBOUND(true), INTERNAL(true), MAILBOX(false), ATTENDANT(false), ANNOUNCEMENT(false);

    private final boolean people;

    TalkKind(boolean people) {
        this.people = people;
    }

    /** Whether people talk to each other, rather than to a machine. */
    public boolean people() {
        return people;
    }

    String pieceName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
