package org.jackfield.api.tasks;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told how tasks stand; registered as a service. Called on one thread of the task service; of quick progress only
 * the latest is told, every change of state always.
 */
@ConsumerType
public interface TaskListener {

    /** A task's state or progress changed. */
    void taskChanged(TaskStatus status);
}
