package org.jackfield.core.security;

/** The licence agreement that everybody accepts at the first log-in; its text is on the page. */
final class Agreement {

    /** Names the text; another text needs another name, and is asked for again. */
    static final String VERSION = "2026-1";

    private Agreement() {}
}
