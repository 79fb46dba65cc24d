package org.jackfield.apps.hotdesking.desk;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;

/** Reads and writes telephones. What is programmed of one is read once in a look. Belongs to the keeper's thread. */
final class Telephones {

    private static final Set<CommandFailure> AWAY = EnumSet.of(
            CommandFailure.LINK_DOWN, CommandFailure.OVERLOADED, CommandFailure.TIMED_OUT, CommandFailure.INTERRUPTED);

    private final Office office;
    private final Map<DeviceId, List<StationSetting>> read = new HashMap<>();
    private Secret passcode = Secret.NONE;

    Telephones(Office office) {
        this.office = office;
    }

    /** Begins a look. */
    void begin(Secret passcode) {
        this.passcode = passcode;
        read.clear();
    }

    /** Whether the phone system cannot be reached, so that nothing else needs trying. */
    static boolean isAway(CommandException failure) {
        return AWAY.contains(failure.failure());
    }

    List<CommandResult.GroupAgent> members(DeviceId group) {
        return ((CommandResult.GroupMembers) office.ask(new Command.QueryGroup(group))).agents();
    }

    DeskSetting.Forward forward(DeviceId device) {
        CommandResult.Forwarding told = (CommandResult.Forwarding) office.ask(new Command.QueryForwarding(device));
        return new DeskSetting.Forward(told.type(), told.destination());
    }

    List<CommandResult.WaitingMessage> messages(DeviceId device) {
        return ((CommandResult.Messages) office.ask(new Command.QueryMessages(device))).messages();
    }

    List<StationSetting> programming(DeviceId device) {
        List<StationSetting> known = read.get(device);
        if (known == null) {
            known = ((CommandResult.Programmed) office.ask(new Command.QueryProgramming(device))).settings();
            read.put(device, known);
        }
        return known;
    }

    /** {@return what is set there now, of the same key} */
    DeskSetting now(DeviceId device, DeskSetting like) {
        return switch (like) {
            case DeskSetting.Forward forward -> forward(device);
            case DeskSetting.Lamp lamp -> messages(device).stream()
                    .filter(message -> message.from().equals(lamp.from()))
                    .findFirst()
                    .map(DeskSetting.Lamp::lit)
                    .orElse(DeskSetting.Lamp.dark(lamp.from()));
            case DeskSetting.Programmed programmed -> programming(device).stream()
                    .map(DeskSetting.Programmed::new)
                    .filter(told -> told.key().equals(programmed.key()))
                    .findFirst()
                    .orElseThrow(() -> new CommandException(CommandFailure.UNSUPPORTED, "",
                            "The phone system does not tell what it is set to, so it could not be put back."));
        };
    }

    void set(DeviceId device, DeskSetting setting) {
        office.ask(switch (setting) {
            case DeskSetting.Forward forward ->
                new Command.SetForwarding(device, forward.type(), forward.destination());
            case DeskSetting.Lamp lamp ->
                new Command.SetMessageWaiting(device, lamp.on(), lamp.from(), lamp.count(), lamp.mailbox());
            case DeskSetting.Programmed programmed ->
                new Command.ProgramStation(device, programmed.setting(), passcode);
        });
    }

    /** Logs an agent out of all groups. */
    void logOut(DeviceId extension, DeviceId agent) {
        office.ask(new Command.SetAgentState(extension, agent, AgentState.LOGGED_OFF, DeviceId.NONE));
    }
}
