package org.jackfield.core.backup;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskContext;

/** Work that can be cancelled. */
final class Work implements TaskContext {
    boolean cancelled;

    @Override
    public UUID id() {
        return new UUID(0, 0);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Subject subject() {
        return Subject.system("test");
    }

    @Override
    public void progress(long done, long total, String note) {
        // Nobody looks.
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
