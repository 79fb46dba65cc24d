package org.jackfield.api.telephony.command;

import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.problem.Problem;

/** Completes a command that was not carried out. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CommandFailure failure;
    private final String code;

    /**
     * @param failure why
     * @param code the phone system's own code, empty if there is none
     * @param message what happened and what to do, in words for the person who gave the command
     */
    public CommandException(CommandFailure failure, String code, String message) {
        super(message);
        this.failure = Objects.requireNonNull(failure, "failure");
        this.code = Objects.requireNonNullElse(code, "");
    }

    /** Why. */
    public CommandFailure failure() {
        return failure;
    }

    /** The phone system's own code, empty if there is none. */
    public String code() {
        return code;
    }

    /** {@return the failure as pages, REST and shell show it; its code is {@code telephony.} and the failure's name} */
    public Problem toProblem() {
        String name = failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem("telephony." + name, failure.kind(), code, getMessage(), "");
    }
}
