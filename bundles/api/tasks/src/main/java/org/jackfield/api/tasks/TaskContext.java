package org.jackfield.api.tasks;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/** What a running task knows and tells. Used on the task's own thread. */
@ProviderType
public interface TaskContext {

    /** {@return the task's id} */
    UUID id();

    /** {@return what it was submitted with} */
    Map<String, String> parameters();

    /** {@return who submitted it} */
    Subject subject();

    /**
     * Tells how far the work is.
     *
     * @param done units of work done
     * @param total units of work in all; 0 if not known
     * @param note a few words on what is being done; may be empty
     */
    void progress(long done, long total, String note);

    /**
     * Returns if the task may go on.
     *
     * @throws CancellationException if it was cancelled; let it pass
     */
    void checkCancelled();
}
