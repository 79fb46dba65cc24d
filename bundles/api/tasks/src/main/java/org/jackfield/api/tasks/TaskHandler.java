package org.jackfield.api.tasks;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does one kind of long work; registered as a service with the property {@value #TYPE}.
 */
@ConsumerType
public interface TaskHandler {

    /** Service property: the kind of work, {@code <bundle>.<work>}. */
    String TYPE = "jackfield.task.type";

    /**
     * Does the work, on a thread of the task service.
     *
     * <p>Report progress at least every few seconds and ask {@link TaskContext#checkCancelled()} as often.
     *
     * @return one line that says what was done; shown and kept
     * @throws org.jackfield.api.problem.ProblemException if it failed for a reason that people can mend
     * @throws Exception if it failed otherwise
     */
    String run(TaskContext context) throws Exception;

    /**
     * {@return whether work that a stop of the system cut off may simply be run again with the same parameters}
     */
    default boolean repeatable() {
        return false;
    }
}
