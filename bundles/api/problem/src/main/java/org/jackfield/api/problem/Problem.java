package org.jackfield.api.problem;

import java.util.Objects;

/**
 * What went wrong, said once for every place that shows it: a page, a REST answer, a shell command, a log line.
 *
 * @param code stable, dotted, lower case, owned by the bundle that reports it ({@code licence.signature-invalid}); a
 *     catalogue may translate {@code message} and {@code remedy} by it; never null
 * @param kind what sort of failure it is; never null
 * @param input the input at fault, as the person knows it (a file name, a field with its value); empty if there is
 *     none; never a secret; at most {@value #MAX_INPUT} characters, longer ones are cut; never null
 * @param message one sentence that says what is wrong; never null
 * @param remedy one sentence that says what to do; empty if nothing can be done; never null
 */
public record Problem(String code, Kind kind, String input, String message, String remedy) {

    /** The longest {@link #input()} that is kept. */
    public static final int MAX_INPUT = 200;

    /** What sort of failure a problem is, and the HTTP status that tells it. */
    public enum Kind {
        /** The input breaks a rule. */
        INVALID(400),
        /** Nobody is logged in, or the credentials are wrong. */
        UNAUTHENTICATED(401),
        /** The subject lacks the permission. */
        FORBIDDEN(403),
        /** There is no such thing. */
        NOT_FOUND(404),
        /** It collides with what is there, for instance a newer revision. */
        CONFLICT(409),
        /** The input is larger than what is accepted. */
        TOO_LARGE(413),
        /** A licence or capacity limit is reached, or too many attempts were made. */
        LIMITED(429),
        /** A fault of ours. */
        INTERNAL(500),
        /** What is connected cannot do it. */
        UNSUPPORTED(501),
        /** Something needed is not there now; trying later may help. */
        UNAVAILABLE(503);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        /** {@return the HTTP status code of this kind} */
        public int httpStatus() {
            return httpStatus;
        }
    }

    /** Checks the components and cuts an overlong input. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        input = Objects.requireNonNullElse(input, "");
        remedy = Objects.requireNonNullElse(remedy, "");
        if (input.length() > MAX_INPUT) {
            input = input.substring(0, MAX_INPUT - 1) + '…';
        }
    }

    /** {@return an exception that carries this problem} */
    public ProblemException toException() {
        return new ProblemException(this);
    }

    /** {@return the problem on one line: message, input in brackets, remedy} */
    public String toLine() {
        StringBuilder line = new StringBuilder(message);
        if (!input.isEmpty()) {
            line.append(" [").append(input).append(']');
        }
        if (!remedy.isEmpty()) {
            line.append(' ').append(remedy);
        }
        return line.toString();
    }
}
