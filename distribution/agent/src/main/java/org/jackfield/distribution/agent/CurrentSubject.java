package org.jackfield.distribution.agent;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;

/**
 * The subject a thread acts for, inherited by the threads it starts: what the access control context did up to
 * Java 23. Lives on the boot class path, because {@link Subject} itself calls it.
 */
public final class CurrentSubject {
    private static final ThreadLocal<Subject> CURRENT = new InheritableThreadLocal<>();

    private CurrentSubject() {
    }

    /** The body of {@code Subject.current()} and {@code Subject.getSubject(acc)}. */
    public static Subject get() {
        return CURRENT.get();
    }

    /** The body of {@code Subject.callAs}; {@code doAs} and {@code doAsPrivileged} end here too. */
    public static Object callAs(Subject subject, Callable<?> action) {
        Subject before = CURRENT.get();
        CURRENT.set(subject);
        try {
            return action.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            restore(before);
        }
    }

    private static void restore(Subject before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
