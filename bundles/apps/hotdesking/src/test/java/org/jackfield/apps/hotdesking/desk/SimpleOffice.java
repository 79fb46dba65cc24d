package org.jackfield.apps.hotdesking.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;

/** A phone system that keeps what it is told, with telephones 1001 to 1003, voice mail 2500 and agents 1701 and 1702. */
final class SimpleOffice implements Office {

    static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(1, 1));
    static final DeviceId GROUP = DeviceId.of("2090");
    static final DeviceId VOICE_MAIL = DeviceId.of("2500");
    static final List<DeviceId> STATIONS = List.of(DeviceId.of("1001"), DeviceId.of("1002"), DeviceId.of("1003"));
    static final List<DeviceId> AGENTS = List.of(DeviceId.of("1701"), DeviceId.of("1702"));

    /** The process dies here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at the n-th step, before it or after it; 0 for never. */
    static final class Fuse {
        private int steps;

        void set(int length) {
            steps = length;
        }

        void burn() {
            if (steps > 0 && --steps == 0) {
                throw new Crash();
            }
        }
    }

    final Map<DeviceId, Map<String, DeskSetting>> settings = new TreeMap<>();
    final Map<DeviceId, DeviceId> seats = new TreeMap<>();
    final Set<DeviceId> absent = new HashSet<>();
    final Set<String> refused = new HashSet<>();
    final Map<DeviceId, String> callingNumbers = new HashMap<>();
    final Fuse fuse;
    boolean down;
    /** Happens once, right after a forward has been read. */
    Runnable meanwhile = () -> { };
    Capabilities capabilities = Capabilities.builder().build();
    int written;

    SimpleOffice(Fuse fuse) {
        this.fuse = fuse;
        for (DeviceId station : STATIONS) {
            program(station, "S" + station, "Desk " + station, "0100" + station, "0001", "16100");
        }
        for (DeviceId phantom : AGENTS) {
            program(phantom, "A" + phantom, "Agent " + phantom, "0200" + phantom, "0003", "16200");
        }
    }

    void program(DeviceId device, String username, String description, String number, String cos, String dial) {
        put(device, DeskSetting.Forward.NONE);
        put(device, new DeskSetting.Programmed(new StationSetting.Username(username)));
        put(device, new DeskSetting.Programmed(new StationSetting.Description(description)));
        put(device, new DeskSetting.Programmed(new StationSetting.CallingNumber(number)));
        put(device, new DeskSetting.Programmed(new StationSetting.ClassOfService(cos, cos)));
        for (int bin = 0; bin < StationSetting.SPEED_DIALS; bin++) {
            put(device, new DeskSetting.Programmed(bin == 3
                    ? new StationSetting.SpeedDial(bin, dial, "Home") : StationSetting.SpeedDial.empty(bin)));
        }
    }

    void put(DeviceId device, DeskSetting setting) {
        Map<String, DeskSetting> there = settings.computeIfAbsent(device, id -> new TreeMap<>());
        if (setting instanceof DeskSetting.Lamp lamp && !lamp.on()) {
            there.remove(setting.key());
        } else {
            there.put(setting.key(), setting);
        }
    }

    DeskSetting at(DeviceId device, String key) {
        return settings.get(device).get(key);
    }

    Map<String, DeskSetting> copy(DeviceId device) {
        return new TreeMap<>(settings.get(device));
    }

    @Override
    public CommandResult ask(Command command) {
        if (down) {
            throw new CommandException(CommandFailure.LINK_DOWN, "", "There is no link.");
        }
        fuse.burn();
        CommandResult result = carryOut(command);
        if (command instanceof Command.QueryForwarding) {
            Runnable once = meanwhile;
            meanwhile = () -> { };
            once.run();
        }
        fuse.burn();
        return result;
    }

    private CommandResult carryOut(Command command) {
        return switch (command) {
            case Command.QueryGroup c -> new CommandResult.GroupMembers(List.of(), AGENTS.stream()
                    .map(agent -> new CommandResult.GroupAgent(agent, seats.getOrDefault(agent, DeviceId.NONE)))
                    .toList());
            case Command.QueryForwarding c -> {
                DeskSetting.Forward forward = (DeskSetting.Forward) at(c.device(), "forward");
                yield new CommandResult.Forwarding(forward.type(), forward.destination());
            }
            case Command.QueryMessages c -> new CommandResult.Messages(messages(c.device()));
            case Command.QueryProgramming c -> new CommandResult.Programmed(settings.get(c.device()).values().stream()
                    .filter(DeskSetting.Programmed.class::isInstance)
                    .map(setting -> ((DeskSetting.Programmed) setting).setting())
                    .toList());
            case Command.SetForwarding c -> write(c.device(), new DeskSetting.Forward(c.type(), c.destination()));
            case Command.SetMessageWaiting c ->
                write(c.device(), new DeskSetting.Lamp(c.from(), c.on(), c.mailbox(), c.count()));
            case Command.ProgramStation c -> write(c.device(), new DeskSetting.Programmed(c.setting()));
            case Command.SetAgentState c -> {
                if (c.state() != AgentState.LOGGED_OFF || !c.device().equals(seats.get(c.agent()))) {
                    throw new CommandException(CommandFailure.WRONG_STATE, "15", "The agent is not there.");
                }
                refuse("log-out");
                seats.remove(c.agent());
                yield CommandResult.DONE;
            }
            default -> throw new CommandException(CommandFailure.UNSUPPORTED, "", "Not known here.");
        };
    }

    private CommandResult write(DeviceId device, DeskSetting setting) {
        refuse(device + " " + setting.key());
        put(device, setting);
        written++;
        return CommandResult.DONE;
    }

    private void refuse(String what) {
        if (refused.contains(what)) {
            throw new CommandException(CommandFailure.NOT_PERMITTED, "39", "Refused: " + what + ".");
        }
    }

    private List<CommandResult.WaitingMessage> messages(DeviceId device) {
        return settings.get(device).values().stream()
                .filter(DeskSetting.Lamp.class::isInstance)
                .map(DeskSetting.Lamp.class::cast)
                .map(lamp -> new CommandResult.WaitingMessage(lamp.from(), lamp.mailbox(), lamp.count()))
                .toList();
    }

    @Override
    public Capabilities capabilities() {
        return down ? Capabilities.none("There is no link.") : capabilities;
    }

    @Override
    public Collection<DeviceStatus> devices() {
        Set<DeviceId> all = new TreeSet<>(Comparator.comparing(DeviceId::toString));
        all.addAll(settings.keySet());
        all.add(VOICE_MAIL);
        List<DeviceStatus> devices = new ArrayList<>();
        all.forEach(id -> device(id).ifPresent(devices::add));
        return devices;
    }

    @Override
    public Optional<DeviceStatus> device(DeviceId device) {
        DeviceKind kind = AGENTS.contains(device) ? DeviceKind.PHANTOM
                : device.equals(VOICE_MAIL) ? DeviceKind.VOICE_MAIL
                : STATIONS.contains(device) ? DeviceKind.STATION : DeviceKind.HUNT_GROUP;
        if (!settings.containsKey(device) && !device.equals(VOICE_MAIL) && !device.equals(GROUP)) {
            return Optional.empty();
        }
        DeskSetting.Forward forward = kind == DeviceKind.STATION || kind == DeviceKind.PHANTOM
                ? (DeskSetting.Forward) at(device, "forward") : DeskSetting.Forward.NONE;
        Device described = Device.imported(SYSTEM, new DeviceDescription(device, kind, "", ""))
                .withPresent(!absent.contains(device));
        return Optional.of(new DeviceStatus(
                described, true, false, "", forward.type(),
                forward.type() == ForwardingType.NONE ? "" : forward.destination(), List.of(), List.of()));
    }

    @Override
    public Optional<String> callingNumber(DeviceId agent) {
        return Optional.ofNullable(callingNumbers.get(agent));
    }
}
