package org.jackfield.connectors.oai.translate;

import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.connectors.oaiwire.code.AgentRequest;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.code.ForwardType;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;

/** From the platform's commands to the phone system's. */
public final class CommandTranslator {

    private static final String OVER_A_CALL = "!";
    private static final String REMOVE_FROM_GROUPS = "322";
    private static final String REPLACE_IN_GROUPS = "323";
    private static final String CLEAR_SYSTEM_ALARM = "9850";
    private static final String CLEAR_NETWORK_ALARM = "9851";

    private final Ids ids;
    private final FeatureCodes codes;
    private final String forwardLetters;

    /** The codes that users dial for features at this phone system. */
    @FunctionalInterface
    public interface FeatureCodes {

        /** The code of a feature. */
        String of(Feature feature);
    }

    /**
     * @param forwardLetters the forward type for "busy or no answer"; empty if it is to be dialled
     */
    public CommandTranslator(Ids ids, FeatureCodes codes, String forwardLetters) {
        this.ids = ids;
        this.codes = codes;
        this.forwardLetters = forwardLetters;
    }

    /**
     * Translates a command. Night mode, programming and the import of devices are more than one command and not done here.
     *
     * @throws CommandException if this phone system cannot do it
     */
    public org.jackfield.connectors.oaiwire.command.Command<?> translate(Command command) {
        String device = ids.field(command.device());
        return switch (command) {
            case Command.MakeCall c -> new CallCommands.MakeCall(device, c.number(), c.accountCode());
            case Command.Answer c -> new CallCommands.Answer(device, c.call().value());
            case Command.Hold c -> new CallCommands.Hold(device, c.call().value(), "", null, null);
            case Command.Retrieve c -> new CallCommands.Retrieve(device, c.call().value());
            case Command.Consult c ->
                new CallCommands.Consult(device, c.call().value(), c.number(), c.accountCode(), null);
            case Command.Transfer c ->
                new CallCommands.Transfer(device, c.held().value(), c.active().value(), null);
            case Command.SingleStepTransfer c ->
                new CallCommands.TransferTo(device, c.call().value(), c.number(), "", "", null, "", "");
            case Command.Deflect c ->
                new CallCommands.Deflect(device, c.call().value(), c.number(), "", "", null, "");
            case Command.PickUp c -> new CallCommands.PickUp(device, c.call().value(), ids.field(c.from()));
            case Command.ClearConnection c -> new CallCommands.ClearConnection(device, c.call().value(), null);
            case Command.Conference c ->
                new CallCommands.ConferenceTwo(device, c.held().value(), c.active().value());
            case Command.SendDigits c -> new CallCommands.EnterFeature(device, c.call().value(), c.digits());
            case Command.SetAccountCode c ->
                new CallCommands.TagCall(device, c.call().value(), "", "", "", "", c.accountCode());
            case Command.SetDoNotDisturb c -> new StationCommands.SetDnd(device, c.on(),
                    c.on() && c.message() > 0 ? c.message() : null, c.on() ? c.text() : "");
            case Command.SetForwarding c -> forwarding(device, c);
            case Command.SetMessageWaiting c -> new StationCommands.SetMessageWaiting(device, c.on(),
                    ids.field(c.from()), c.on() && c.count() > 0 ? c.count() : null, c.mailbox());
            case Command.SetAgentState c -> agentState(device, c);
            // One code for on and off, typed over the call; the telephone's lamp tells which it was.
            case Command.RecordCall c ->
                new CallCommands.EnterFeature(device, "", OVER_A_CALL + codes.of(Feature.RECORD_A_CALL));
            case Command.QueryDevice c -> new QueryCommands.QueryDevice(device);
            case Command.ClearAlarm c -> new CallCommands.EnterFeature(device, "", clearingCode(c));
            case Command.QueryNightMode c -> new QueryCommands.QueryNightMode(ids.scope(c.node()));
            case Command.QueryGroup c -> new StationCommands.QueryGroup(device);
            case Command.QueryMessages c -> new StationCommands.QueryMessages(device);
            case Command.QueryForwarding c -> new StationCommands.QueryForward(device);
            case Command.QueryProgramming c -> new QueryCommands.QueryDevice(device);
            case Command.ProgramStation c -> throw new IllegalArgumentException("more than one command");
            case Command.SetNightMode c -> throw new IllegalArgumentException("more than one command");
            case Command.QuerySpeedDials c -> throw new IllegalArgumentException("more than one command");
            case Command.ImportDevices c -> throw new IllegalArgumentException("more than one command");
        };
    }

    private org.jackfield.connectors.oaiwire.command.Command<?> forwarding(String device, Command.SetForwarding c) {
        Code<ForwardType> type = switch (c.type()) {
            case NONE -> Code.of(ForwardType.NONE);
            case ALWAYS -> Code.of(ForwardType.ALL_CALLS);
            case BUSY -> Code.of(ForwardType.BUSY);
            case NO_ANSWER -> Code.of(ForwardType.NO_ANSWER);
            case BUSY_OR_NO_ANSWER -> Code.parse(ForwardType.class, forwardLetters);
            case OTHER -> throw new CommandException(CommandFailure.UNSUPPORTED, "",
                    "This phone system has no such way of forwarding.");
        };
        if (c.type() == ForwardingType.BUSY_OR_NO_ANSWER && forwardLetters.isEmpty()) {
            return new CallCommands.EnterFeature(device, "",
                    codes.of(Feature.FORWARD_NO_ANSWER_OR_BUSY) + c.destination());
        }
        return new StationCommands.SetForward(device, type, c.destination(), null);
    }

    /** There is no command that names the alarm: the station dials, and the phone system clears the alarm that it shows. */
    private static String clearingCode(Command.ClearAlarm c) {
        if (EventTranslator.isOfGateway(c.alarmId())) {
            throw new CommandException(CommandFailure.UNSUPPORTED, "",
                    "This alarm is the gateway's; it ends by itself and cannot be cleared from a telephone.");
        }
        return c.severity() == SystemEvent.Severity.NETWORK ? CLEAR_NETWORK_ALARM : CLEAR_SYSTEM_ALARM;
    }

    /** Groups without agent ids have members instead, who leave and join all their groups by feature code. */
    private org.jackfield.connectors.oaiwire.command.Command<?> agentState(String device, Command.SetAgentState c) {
        if (c.agent().isNone()) {
            boolean joins = c.state() == AgentState.READY || c.state() == AgentState.LOGGED_ON;
            return new CallCommands.EnterFeature(device, "", joins ? REPLACE_IN_GROUPS : REMOVE_FROM_GROUPS);
        }
        AgentRequest request = switch (c.state()) {
            case LOGGED_OFF -> AgentRequest.LOG_OUT;
            case LOGGED_ON -> AgentRequest.LOG_IN;
            case READY -> AgentRequest.READY;
            case NOT_READY, WORKING_AFTER_CALL -> AgentRequest.NOT_READY;
            case BUSY -> throw new CommandException(CommandFailure.UNSUPPORTED, "",
                    "An agent becomes busy by a call, not by a command.");
        };
        return new StationCommands.SetAgentState(device, c.agent().number(), Code.of(request), ids.field(c.group()));
    }
}
