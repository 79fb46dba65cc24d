package org.jackfield.api.telephony.command;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;

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
     * The answer to {@link Command.QueryGroup}.
     *
     * @param stations the telephones in it, each once; immutable
     */
    record GroupMembers(List<DeviceId> stations) implements CommandResult {
        public GroupMembers {
            stations = List.copyOf(stations);
        }
    }

    /**
     * The answer to {@link Command.QueryNightMode}.
     *
     * @param on whether it is night
     */
    record NightMode(boolean on) implements CommandResult {}

    /** The answer of most commands. */
    CommandResult DONE = new Done();
}
