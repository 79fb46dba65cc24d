package org.jackfield.connectors.oaiwire.command;

/** What a confirmation tells beyond its outcome. */
public interface Reply {

    /** A confirmation that says nothing more. */
    record Done() implements Reply {
    }

    /** A confirmation in several messages. */
    interface Page extends Reply {

        /** Whether no further message follows. */
        boolean isLast();
    }
}
