package org.jackfield.distribution.verifier;

/** What was found out about a recording, a day of the ledger or another file. */
enum Verdict {
    /** It is what the site sealed. */
    GENUINE("genuine", true),
    /** It is not there, and the ledger says who deleted it. */
    DELETED("deleted", true),
    /** It is not what the site sealed. */
    ALTERED("altered", false),
    /** It should be there. */
    MISSING("missing", false),
    /** Its parts do not stand in their order. */
    OUT_OF_ORDER("out of order", false),
    /** No signature of a given key says anything about it. */
    NOT_COVERED("not covered", false),
    /** It could not be read. */
    UNREADABLE("unreadable", false);

    private final String text;
    private final boolean fine;

    Verdict(String text, boolean fine) {
        this.text = text;
        this.fine = fine;
    }

    boolean fine() {
        return fine;
    }

    @Override
    public String toString() {
        return text;
    }
}
