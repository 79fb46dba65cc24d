package org.jackfield.api.problem;

import java.util.Objects;

/** A {@link Problem} on its way to whoever can show it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Carries a problem that has no technical cause. */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /**
     * Carries a problem and the exception that led to it.
     *
     * @param cause for the log, never shown to people; may be null
     */
    public ProblemException(Problem problem, Throwable cause) {
        super(Objects.requireNonNull(problem, "problem").toLine(), cause);
        this.problem = problem;
    }

    /** {@return the problem; never null} */
    public Problem problem() {
        return problem;
    }

    /** {@return an exception for input that breaks a rule} */
    public static ProblemException invalid(String code, String input, String message, String remedy) {
        return of(code, Problem.Kind.INVALID, input, message, remedy);
    }

    /** {@return an exception for a thing that does not exist} */
    public static ProblemException notFound(String code, String input, String message, String remedy) {
        return of(code, Problem.Kind.NOT_FOUND, input, message, remedy);
    }

    /** {@return an exception for a collision with what is there} */
    public static ProblemException conflict(String code, String input, String message, String remedy) {
        return of(code, Problem.Kind.CONFLICT, input, message, remedy);
    }

    /** {@return an exception for something that is needed and not there now} */
    public static ProblemException unavailable(String code, String input, String message, String remedy) {
        return of(code, Problem.Kind.UNAVAILABLE, input, message, remedy);
    }

    /** {@return an exception of any kind} */
    public static ProblemException of(
            String code, Problem.Kind kind, String input, String message, String remedy) {
        return new ProblemException(new Problem(code, kind, input, message, remedy));
    }
}
