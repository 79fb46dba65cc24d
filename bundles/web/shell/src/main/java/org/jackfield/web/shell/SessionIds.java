package org.jackfield.web.shell;

/** Whoever keeps sessions by the container's ids, and must be told when an id changes. */
public interface SessionIds {

    /** Follows a session whose id the container has changed. */
    void sessionIdChanged(String before, String after);
}
