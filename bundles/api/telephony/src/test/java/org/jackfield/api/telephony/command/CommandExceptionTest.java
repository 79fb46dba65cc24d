package org.jackfield.api.telephony.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CommandExceptionTest {

    private static final CommandException REFUSED =
            new CommandException(CommandFailure.INVALID_DEVICE, "7", "There is no such telephone. Name one that exists.");

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private Throwable failure() {
        Throwable wrapped =
                catchThrowable(() -> CommandException.asProblems(answer).toCompletableFuture().join());
        assertThat(wrapped).isInstanceOf(CompletionException.class);
        return wrapped.getCause();
    }

    @Test
    void whatThePhoneSystemCarriedOutIsHandedOn() {
        answer.complete("done");

        assertThat(CommandException.asProblems(answer).toCompletableFuture().join()).isEqualTo("done");
    }

    @Test
    void whatItRefusedIsAProblemWithItsWordsAndCode() {
        answer.completeExceptionally(REFUSED);

        assertThat(failure()).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem()).isEqualTo(REFUSED.toProblem());
            assertThat(problem.problem().code()).isEqualTo("telephony.invalid-device");
            assertThat(problem.problem().input()).isEqualTo("7");
        });
    }

    @Test
    void aRefusalThatAStageHasWrappedIsOneToo() {
        answer.completeExceptionally(REFUSED);

        assertThat(CommandException.asProblems(answer.thenApply(String::strip)).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ProblemException.class);
    }

    @Test
    void whatNobodyForesawStaysWhatItIs() {
        IOException unforeseen = new IOException("broken");
        answer.completeExceptionally(unforeseen);

        assertThat(failure()).isSameAs(unforeseen);
        assertThat(CommandException.causeOf(unforeseen)).isSameAs(unforeseen);
        assertThat(CommandException.causeOf(null)).isNull();
    }
}
