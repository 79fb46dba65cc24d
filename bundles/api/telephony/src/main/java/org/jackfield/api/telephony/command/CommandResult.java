package org.jackfield.api.telephony.command;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;

/** What a phone system answers to a command that it took. */
public sealed interface CommandResult {

    /** Taken; there is nothing more to tell. */
    record Done() implements CommandResult {}

    /**
     * A call was made, or calls were joined into one.
     *
     * @param call its name; {@link CallId#NONE} if the phone system does not tell
     */
    record CallMade(CallId call) implements CommandResult {
        public CallMade {
            Objects.requireNonNull(call, "call");
        }
    }

    /**
     * The answer to {@link Command.QueryDevice}.
     *
     * @param device the device
     */
    record DeviceDescribed(DeviceDescription device) implements CommandResult {
        public DeviceDescribed {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * The answer to {@link Command.QueryNightMode}.
     *
     * @param on whether it is night
     */
    record NightMode(boolean on) implements CommandResult {}

    /**
     * The answer to {@link Command.QueryGroup}.
     *
     * @param stations the telephones in it, each once; immutable
     * @param agents its agents, logged on or not; empty in a group of telephones; immutable
     */
    record GroupMembers(List<DeviceId> stations, List<GroupAgent> agents) implements CommandResult {
        public GroupMembers {
            stations = List.copyOf(stations);
            agents = List.copyOf(agents);
        }

        /** A group of telephones. */
        public GroupMembers(List<DeviceId> stations) {
            this(stations, List.of());
        }
    }

    /**
     * An agent of a group.
     *
     * @param agent the agent
     * @param station where logged on to the group; {@link DeviceId#NONE} if logged off
     */
    record GroupAgent(DeviceId agent, DeviceId station) {
        public GroupAgent {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(station, "station");
        }
    }

    /**
     * The answer to {@link Command.QueryMessages}.
     *
     * @param messages one for each source that lights the lamp; immutable
     */
    record Messages(List<WaitingMessage> messages) implements CommandResult {
        public Messages {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Messages from one source.
     *
     * @param from who left them: a station, or a voice mail application
     * @param mailbox the mailbox, empty if it is not voice mail
     * @param count how many, 0 if not told
     */
    record WaitingMessage(DeviceId from, String mailbox, int count) {
        public WaitingMessage {
            Objects.requireNonNull(from, "from");
            mailbox = Objects.requireNonNullElse(mailbox, "");
        }
    }

    /**
     * The answer to {@link Command.QueryForwarding}.
     *
     * @param type when calls are forwarded
     * @param destination the digits that {@link Command.SetForwarding} would take for it, empty if not forwarded
     */
    record Forwarding(ForwardingType type, String destination) implements CommandResult {
        public Forwarding {
            Objects.requireNonNull(type, "type");
            destination = Objects.requireNonNullElse(destination, "");
        }
    }

    /**
     * The answer to {@link Command.QueryProgramming}.
     *
     * @param settings what is programmed, empty values included, speed dials all or none; what the phone system does not tell
     *     is missing; immutable
     */
    record Programmed(List<StationSetting> settings) implements CommandResult {
        public Programmed {
            settings = List.copyOf(settings);
        }
    }

    /**
     * The answer to {@link Command.QuerySpeedDials}.
     *
     * @param dials those that are programmed, in the order of the phone system; immutable
     */
    record SpeedDials(List<SpeedDial> dials) implements CommandResult {
        public SpeedDials {
            dials = List.copyOf(dials);
        }
    }

    /**
     * A speed dial of the phone system's own.
     *
     * @param node the node that has it, empty on a system of one node
     * @param bin what it is called by when it is dialled, unique on its node
     * @param number the digits that are dialled, as programmed; empty if the phone system keeps them private
     * @param name whom it calls, empty if it was given no name
     */
    record SpeedDial(String node, String bin, String number, String name) {
        public SpeedDial {
            node = Objects.requireNonNullElse(node, "");
            Objects.requireNonNull(bin, "bin");
            number = Objects.requireNonNullElse(number, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /** The answer of most commands. */
    CommandResult DONE = new Done();
}
