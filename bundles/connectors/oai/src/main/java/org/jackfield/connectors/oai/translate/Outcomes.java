package org.jackfield.connectors.oai.translate;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Outcome;

/** What a refusal means to whoever gave the command. */
public final class Outcomes {

    private static final Map<Outcome, CommandFailure> FAILURES = new EnumMap<>(Map.ofEntries(
            Map.entry(Outcome.GENERIC, CommandFailure.REFUSED),
            Map.entry(Outcome.INCOMPATIBLE_WITH_OBJECT, CommandFailure.INVALID_DEVICE),
            Map.entry(Outcome.ACCOUNT_CODE_MISSING, CommandFailure.ACCOUNT_CODE_REQUIRED),
            Map.entry(Outcome.INVALID_CALLED_DEVICE, CommandFailure.INVALID_DESTINATION),
            Map.entry(Outcome.INVALID_CALL, CommandFailure.INVALID_CALL),
            Map.entry(Outcome.INVALID_DEVICE, CommandFailure.INVALID_DEVICE),
            Map.entry(Outcome.INVALID_FEATURE, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_DESTINATION, CommandFailure.INVALID_DESTINATION),
            Map.entry(Outcome.INVALID_MONITOR, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_OBJECT_STATE, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.STATE_INCOMPATIBILITY, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.NO_ACTIVE_CALL, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.NO_HELD_CALL, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.NO_CALL_TO_CLEAR, CommandFailure.INVALID_CALL),
            Map.entry(Outcome.NO_CONNECTION_TO_CLEAR, CommandFailure.INVALID_CALL),
            Map.entry(Outcome.NO_CALL_TO_ANSWER, CommandFailure.INVALID_CALL),
            Map.entry(Outcome.NO_RESOURCE, CommandFailure.NO_RESOURCE),
            Map.entry(Outcome.RESOURCE_BUSY, CommandFailure.BUSY),
            Map.entry(Outcome.NETWORK_OUT_OF_SERVICE, CommandFailure.NO_RESOURCE),
            Map.entry(Outcome.CONFERENCE_LIMIT, CommandFailure.NO_RESOURCE),
            Map.entry(Outcome.MONITOR_LIMIT, CommandFailure.NO_RESOURCE),
            Map.entry(Outcome.OUT_OF_RANGE, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_CONNECTION_FOR_ACTIVE_CALL, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.INVALID_AGENT, CommandFailure.INVALID_AGENT),
            Map.entry(Outcome.INVALID_FILTER_TYPE, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_AGENT_FILTER, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_CALL_FILTER, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_FEATURE_FILTER, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.MISSING_FILTER_TYPE, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_PASSWORD, CommandFailure.NOT_PERMITTED),
            Map.entry(Outcome.INVALID_INVOKE_ID, CommandFailure.REFUSED),
            Map.entry(Outcome.INVALID_SYSTEM_FILTER, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_MESSAGE_LENGTH, CommandFailure.INVALID_ARGUMENT),
            Map.entry(Outcome.INVALID_COMMAND, CommandFailure.UNSUPPORTED),
            Map.entry(Outcome.CONTROLLED_BY_ANOTHER, CommandFailure.BUSY),
            Map.entry(Outcome.NOT_OWNER, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.NOT_MONITORED, CommandFailure.WRONG_STATE),
            Map.entry(Outcome.CALL_CHANGED_BY_TRANSFER, CommandFailure.INVALID_CALL)));

    private Outcomes() {
    }

    /** The failure that a command completes with. */
    public static CommandException failure(String command, Code<Outcome> outcome) {
        CommandFailure failure = FAILURES.getOrDefault(outcome.value(), CommandFailure.REFUSED);
        String meaning = outcome.isUnlisted() ? "an unlisted reason"
                : outcome.value().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new CommandException(failure, outcome.wire(),
                "The phone system refused " + command + ": " + meaning + " (" + outcome.wire() + ").");
    }

    /** Whether a command failed with this outcome. */
    public static boolean is(Throwable failure, Outcome outcome) {
        Throwable cause = failure.getCause() instanceof CommandException wrapped ? wrapped : failure;
        return cause instanceof CommandException refused && refused.code().equals(outcome.wire());
    }

    /** Whether the phone system has answered, so that the connection itself is well. */
    public static boolean isRefusal(Throwable failure) {
        Throwable cause = failure.getCause() instanceof CommandException wrapped ? wrapped : failure;
        return cause instanceof CommandException refused && !refused.code().isEmpty();
    }
}
