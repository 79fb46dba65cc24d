package org.jackfield.connectors.oai.session;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.connectors.oai.translate.Outcomes;

/** Puts commands one after the other. Everything runs on the session thread. */
final class Steps {

    static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private static final int TOGETHER = 8;

    private Steps() {
    }

    /** One item after the other. */
    static <T> CompletableFuture<Void> inTurn(Collection<T> items, Function<T, CompletableFuture<Void>> step) {
        return together(items, 1, step);
    }

    /** A few items at a time. */
    static <T> CompletableFuture<Void> aFewAtATime(Collection<T> items, Function<T, CompletableFuture<Void>> step) {
        return together(items, TOGETHER, step);
    }

    /** A refusal is taken as an answer too: then {@code otherwise} is the result. A lost or silent link still fails. */
    static <T> CompletableFuture<T> unlessRefused(CompletableFuture<T> step, T otherwise) {
        return step.exceptionallyCompose(failure -> Outcomes.isRefusal(failure)
                ? CompletableFuture.completedFuture(otherwise) : CompletableFuture.failedFuture(failure));
    }

    /** Why a step failed, in words. */
    static String reason(Throwable failure) {
        Throwable cause = failure.getCause() instanceof CommandException wrapped ? wrapped : failure;
        return cause instanceof CommandException ? cause.getMessage() : String.valueOf(cause);
    }

    private static <T> CompletableFuture<Void> together(Collection<T> items, int width,
            Function<T, CompletableFuture<Void>> step) {
        Deque<T> left = new ArrayDeque<>(items);
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[Math.min(width, items.size())];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = lane(left, step);
        }
        return CompletableFuture.allOf(lanes);
    }

    /** Takes one item after the other until none is left; loops where a step is done at once, so the stack stays flat. */
    private static <T> CompletableFuture<Void> lane(Deque<T> left, Function<T, CompletableFuture<Void>> step) {
        while (!left.isEmpty()) {
            CompletableFuture<Void> one = step.apply(left.remove());
            if (!one.isDone() || one.isCompletedExceptionally()) {
                return one.thenCompose(done -> lane(left, step));
            }
        }
        return DONE;
    }

    /** Runs jobs that must not overlap. */
    static final class Jobs {

        private static final int WAITING = 1000;

        private CompletableFuture<Void> last = DONE;
        private int waiting;

        /** Runs a job when those before it are over, however they ended. */
        CompletableFuture<Void> add(Supplier<CompletableFuture<Void>> job) {
            if (waiting >= WAITING) {
                return CompletableFuture.failedFuture(new CommandException(CommandFailure.OVERLOADED, "",
                        "Too much is waiting for the phone system."));
            }
            waiting++;
            last = last.handle((done, failure) -> null).thenCompose(over -> {
                waiting--;
                return job.get();
            });
            return last;
        }
    }
}
