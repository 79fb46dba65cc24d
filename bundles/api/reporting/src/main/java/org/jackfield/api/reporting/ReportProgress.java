package org.jackfield.api.reporting;

import org.osgi.annotation.versioning.ConsumerType;

/** Who waits for a report. Asked from the thread that runs it and from another one; quickly. */
@ConsumerType
@FunctionalInterface
public interface ReportProgress {

    /** Waits to the end. */
    ReportProgress PATIENT = () -> false;

    /** {@return whether nobody wants the result any more; asked several times a second} */
    boolean cancelled();

    /**
     * Tells how far it is.
     *
     * @param percent 0 to 100, never less than before
     */
    default void at(int percent) {
        // Not everybody wants to know.
    }
}
