package org.jackfield.core.events.model;

/** Takes events. */
public interface EventSink {

    /**
     * Keeps an event that happens now. Any thread; does not wait for the database.
     *
     * @param kind what happened
     * @param subject to whom or what; empty if to the server as a whole
     * @param detail what else there is to say; empty for nothing
     */
    void record(EventKind kind, String subject, String detail);
}
