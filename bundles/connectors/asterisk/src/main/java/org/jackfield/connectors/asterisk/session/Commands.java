package org.jackfield.connectors.asterisk.session;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.connectors.asterisk.ami.AmiAction;
import org.jackfield.connectors.asterisk.translate.Translator;

/** What people ask for as actions of AMI. On the connector's thread only. */
public final class Commands {

    private static final Pattern DIALLABLE = Pattern.compile("[0-9A-Za-z*#+._-]{1,64}");
    private static final int REMEMBERED = 1_000;

    private final Settings settings;
    private final Translator translator;
    private final Inventory inventory;
    /** Channels whose consultation was begun here: only those end as a transfer when they are hung up. */
    private final Set<String> consulting = new HashSet<>();

    public Commands(Settings settings, Translator translator, Inventory inventory) {
        this.settings = settings;
        this.translator = translator;
        this.inventory = inventory;
    }

    /** Carries it out; completes on this thread, exceptionally with {@link CommandException}. */
    public CompletableFuture<CommandResult> execute(Command command, Session session) {
        try {
            return begin(command, session);
        } catch (CommandException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new CommandException(CommandFailure.INVALID_ARGUMENT, "", e.getMessage()));
        }
    }

    private CompletableFuture<CommandResult> begin(Command command, Session session) {
        return switch (command) {
            case Command.MakeCall c -> makeCall(c, session);
            case Command.ClearConnection c -> done(session, hangUp(channel(c.call(), c.device())));
            case Command.SingleStepTransfer c -> done(session, AmiAction.of("BlindTransfer")
                    .with("Channel", channel(c.call(), c.device()))
                    .with("Context", settings.context())
                    .with("Exten", diallable(c.number())));
            case Command.Consult c -> consult(c, session);
            case Command.Transfer c -> transfer(c, session);
            case Command.Deflect c -> done(session, AmiAction.of("Redirect")
                    .with("Channel", translator.ringer(c.call(), c.device()).orElseThrow(() -> new CommandException(
                            CommandFailure.WRONG_STATE, "", "The call does not ring there, or cannot be sent on.")))
                    .with("Context", settings.context())
                    .with("Exten", diallable(c.number()))
                    .with("Priority", "1"));
            case Command.SetAccountCode c -> done(session, AmiAction.of("Setvar")
                    .with("Channel", channel(c.call(), c.device()))
                    .with("Variable", "CHANNEL(accountcode)")
                    .with("Value", c.accountCode()));
            case Command.SetAgentState c -> done(session, agentState(c));
            case Command.SetNightMode c -> setNightMode(c, session);
            case Command.QueryNightMode c -> session.nightMode().thenApply(CommandResult.NightMode::new);
            case Command.ImportDevices c -> session.importDevices().thenApply(all -> CommandResult.DONE);
            case Command.QueryDevice c -> CompletableFuture.completedFuture(
                    new CommandResult.DeviceDescribed(inventory.find(c.device()).orElseThrow(() -> noDevice(c.device()))));
            default -> throw new CommandException(CommandFailure.UNSUPPORTED, "", "Asterisk cannot be asked for this.");
        };
    }

    private CompletableFuture<CommandResult> makeCall(Command.MakeCall command, Session session) {
        String id = "jackfield-" + UUID.randomUUID();
        AmiAction action = AmiAction.of("Originate")
                .with("Channel", endpoint(command.device()))
                .with("Context", settings.context())
                .with("Exten", diallable(command.number()))
                .with("Priority", "1")
                .with("CallerID", command.device().number())
                .with("Async", "true")
                .with("ChannelId", id);
        return session.exchange()
                .ask(command.accountCode().isEmpty() ? action : action.with("Account", command.accountCode()))
                .thenApply(answer -> new CommandResult.CallMade(CallId.of(id)));
    }

    private CompletableFuture<CommandResult> consult(Command.Consult command, Session session) {
        String channel = channel(command.call(), command.device());
        return session.exchange()
                .ask(AmiAction.of("Atxfer").with("Channel", channel)
                        .with("Context", settings.context()).with("Exten", diallable(command.number())))
                .thenApply(answer -> {
                    if (consulting.size() >= REMEMBERED) {
                        consulting.clear();
                    }
                    consulting.add(channel);
                    return new CommandResult.CallMade(command.call());
                });
    }

    /** Whoever hangs up during a consultation transfers. */
    private CompletableFuture<CommandResult> transfer(Command.Transfer command, Session session) {
        String channel = channel(command.held(), command.device());
        if (!command.held().equals(command.active()) || !consulting.remove(channel)) {
            throw new CommandException(CommandFailure.WRONG_STATE, "",
                    "Only a consultation that was begun from here can be completed from here.");
        }
        return done(session, hangUp(channel));
    }

    private AmiAction agentState(Command.SetAgentState command) {
        AmiAction action = switch (command.state()) {
            case LOGGED_ON -> AmiAction.of("QueueAdd");
            case LOGGED_OFF -> AmiAction.of("QueueRemove");
            case READY, NOT_READY -> AmiAction.of("QueuePause")
                    .with("Paused", Boolean.toString(command.state() == AgentState.NOT_READY));
            default -> throw new CommandException(CommandFailure.INVALID_ARGUMENT, "",
                    "A member of a queue is logged on or off, or made ready or not.");
        };
        if (!command.group().isNone()) {
            action = action.with("Queue", command.group().number());
        } else if (command.state() == AgentState.LOGGED_ON || command.state() == AgentState.LOGGED_OFF) {
            throw new CommandException(CommandFailure.INVALID_ARGUMENT, "", "Name the queue.");
        }
        return action.with("Interface", endpoint(command.device()));
    }

    private CompletableFuture<CommandResult> setNightMode(Command.SetNightMode command, Session session) {
        return session.exchange()
                .ask(AmiAction.of("Setvar")
                        .with("Variable", "DEVICE_STATE(" + settings.nightDevice() + ")")
                        .with("Value", command.on() ? "INUSE" : "NOT_INUSE"))
                .thenCompose(set -> session.nightMode())
                .thenApply(on -> {
                    if (on != command.on()) {
                        throw new CommandException(CommandFailure.REFUSED, "",
                                "Asterisk did not change the state of " + settings.nightDevice() + ".");
                    }
                    return CommandResult.DONE;
                });
    }

    private static CompletableFuture<CommandResult> done(Session session, AmiAction action) {
        return session.exchange().ask(action).thenApply(answer -> CommandResult.DONE);
    }

    private static AmiAction hangUp(String channel) {
        return AmiAction.of("Hangup").with("Channel", channel).with("Cause", "16");
    }

    private String channel(CallId call, DeviceId device) {
        return translator.channel(call, device).orElseThrow(() -> new CommandException(
                CommandFailure.INVALID_CALL, "", device + " is not in this call."));
    }

    private String endpoint(DeviceId device) {
        return inventory.endpoint(device).orElseThrow(() -> noDevice(device));
    }

    private static CommandException noDevice(DeviceId device) {
        return new CommandException(CommandFailure.INVALID_DEVICE, "", "Asterisk has no telephone " + device + ".");
    }

    private static String diallable(String number) {
        if (!DIALLABLE.matcher(number).matches()) {
            throw new CommandException(CommandFailure.INVALID_DESTINATION, "", "This cannot be dialled: " + number);
        }
        return number;
    }
}
