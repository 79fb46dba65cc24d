package org.jackfield.api.telephony.command;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

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

    /**
     * What made a stage fail, without what the stage has wrapped it in.
     *
     * @param failure as a stage tells it; may be {@code null}
     * @return the cause within a {@link CompletionException}, else {@code failure} itself
     */
    public static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * The answer to a command for a person who gave it.
     *
     * @param answer what {@code TelephonyService.execute} returned
     * @return completes as {@code answer} does, on the same thread; where the phone system refused, exceptionally with a
     *     {@link ProblemException} of {@link #toProblem()}, else with what made it fail
     */
    public static <T> CompletionStage<T> asProblems(CompletionStage<T> answer) {
        return answer.handle((result, failure) -> {
            if (failure == null) {
                return result;
            }
            Throwable cause = causeOf(failure);
            throw cause instanceof CommandException refused
                    ? refused.toProblem().toException()
                    : new CompletionException(cause);
        });
    }
}
