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
     * @param members who belongs to it; immutable
     */
    record GroupMembers(List<Member> members) implements CommandResult {

        /**
         * A member.
         *
         * @param agent the agent; {@link DeviceId#NONE} in a group of telephones without agent ids
         * @param device the telephone, of an agent where logged on; {@link DeviceId#NONE} if logged off
         */
        public record Member(DeviceId agent, DeviceId device) {
            public Member {
                Objects.requireNonNull(agent, "agent");
                Objects.requireNonNull(device, "device");
            }
        }

        public GroupMembers {
            members = List.copyOf(members);
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

    /** The answer of most commands. */
    CommandResult DONE = new Done();
}
