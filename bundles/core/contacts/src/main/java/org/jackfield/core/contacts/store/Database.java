package org.jackfield.core.contacts.store;

import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.JdbiException;

/** Says what people are told while the database does not answer. */
public final class Database {

    private Database() {}

    /**
     * {@return what the question yields}
     *
     * @throws ProblemException {@code contacts.unavailable} if the database does not answer
     */
    public static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem(
                            "contacts.unavailable", Problem.Kind.UNAVAILABLE, "",
                            "Contacts cannot be read or changed now.", "Try again when the database answers."),
                    e);
        }
    }

    /** Changes something, and throws likewise. */
    public static void change(Runnable change) {
        ask(() -> {
            change.run();
            return null;
        });
    }
}
