package org.jackfield.core.calllog.store;

/** Where a run of the archive is. Tests end it there. */
@FunctionalInterface
public interface ArchiveSteps {

    /** Nobody looks. */
    ArchiveSteps UNSEEN = step -> {};

    /** A step has been done. */
    void at(String step);
}
