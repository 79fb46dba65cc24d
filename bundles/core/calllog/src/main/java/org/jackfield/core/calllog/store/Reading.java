package org.jackfield.core.calllog.store;

import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.JdbiException;

/** What a reader is told when the database does not answer. */
public final class Reading {

    private Reading() {
    }

    /** {@return the answer to a question to the store} */
    public static <T> T answer(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem(
                            "calllog.unavailable", Problem.Kind.UNAVAILABLE, "", "The call log cannot be read now.",
                            "Nothing is lost: calls are stored as soon as the database is back."),
                    e);
        }
    }
}
