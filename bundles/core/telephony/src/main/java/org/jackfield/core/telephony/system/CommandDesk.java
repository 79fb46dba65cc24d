package org.jackfield.core.telephony.system;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes commands to the connector: refuses what cannot be, and sees to it that every one is answered in time. */
final class CommandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final long COMMAND_SECONDS = 60;

    private final SystemView view;
    private final Counters counters;

    CommandDesk(SystemView view, Counters counters) {
        this.view = view;
        this.counters = counters;
    }

    /**
     * @param name what people call the phone system
     * @param connector its connector, null if none runs
     */
    CompletionStage<CommandResult> execute(String name, Connector connector, Command command) {
        counters.commandsSent.increment();
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        try {
            send(name, connector, command).whenComplete((answer, failure) -> {
                if (failure == null) {
                    result.complete(answer);
                } else {
                    result.completeExceptionally(asCommandException(failure));
                }
            });
        } catch (RuntimeException | LinkageError e) {
            result.completeExceptionally(asCommandException(e));
        }
        return result.orTimeout(COMMAND_SECONDS, TimeUnit.SECONDS).handle((answer, failure) -> {
            if (failure == null) {
                return answer;
            }
            counters.commandsFailed.increment();
            throw asCommandException(failure);
        });
    }

    private CompletionStage<CommandResult> send(String name, Connector connector, Command command) {
        if (connector == null || !view.link().isUsable()) {
            throw new CommandException(
                    CommandFailure.LINK_DOWN, "", name + " is not connected. Try again when it is.");
        }
        DeviceKind kind = view.device(command.device()).map(s -> s.device().kind()).orElse(DeviceKind.UNKNOWN);
        connector.capabilities().whyNot(kind, command.capability()).ifPresent(reason -> {
            throw new CommandException(CommandFailure.UNSUPPORTED, "", reason);
        });
        return connector.execute(command);
    }

    private static CommandException asCommandException(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CommandException known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return new CommandException(
                    CommandFailure.TIMED_OUT, "", "The phone system did not answer in time; see whether it was done.");
        }
        LOG.warn("A command failed in an unforeseen way", cause);
        return new CommandException(CommandFailure.REFUSED, "", "The command failed: " + cause.getMessage());
    }
}
