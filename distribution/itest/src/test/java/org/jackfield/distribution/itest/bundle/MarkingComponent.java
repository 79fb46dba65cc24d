package org.jackfield.distribution.itest.bundle;

/** A component of Declarative Services that imports nothing, and marks that its class was loaded and that it is active. */
public final class MarkingComponent {
    static {
        Mark.leave("component loaded");
    }

    /** Called by Declarative Services. */
    public void activate() {
        Mark.leave("component active");
    }
}
