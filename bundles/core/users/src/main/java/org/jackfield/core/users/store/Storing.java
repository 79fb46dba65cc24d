package org.jackfield.core.users.store;

import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.JdbiException;

/** What whoever changes something is told when the database does not answer. */
public final class Storing {

    private Storing() {}

    /** {@return what the store answers} */
    public static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem(
                            "users.unavailable", Problem.Kind.UNAVAILABLE, "", "The database does not answer.",
                            "Nothing was changed. Try again in a moment."),
                    e);
        }
    }
}
