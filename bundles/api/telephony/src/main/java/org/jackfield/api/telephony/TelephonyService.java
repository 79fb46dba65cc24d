package org.jackfield.api.telephony;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.SystemEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Phone systems, their devices and the calls alive, as immutable snapshots. Safe for any thread, never blocks, never
 * touches the disk. Snapshots of one system are consistent: they come from the one thread that owns its state.
 */
@ProviderType
public interface TelephonyService {

    /** What a person needs to see calls and devices. */
    Permission VIEW = new Permission("telephony.view", "See calls and devices");

    /** What a person needs to act on calls: place, answer, hold, transfer and clear them. */
    Permission CONTROL = new Permission("telephony.control", "Control calls");

    /** {@return every configured phone system, by name} */
    List<PhoneSystem> phoneSystems();

    /** {@return the phone system, if it is configured} */
    Optional<PhoneSystem> phoneSystem(PhoneSystemId system);

    /** {@return how the phone system is connected; empty if it is not configured} */
    Optional<LinkStatus> link(PhoneSystemId system);

    /** {@return whether everything that happens on the phone system is followed now; false if it is not configured} */
    default boolean isUp(PhoneSystemId system) {
        return link(system).filter(link -> link.state() == LinkStatus.State.UP).isPresent();
    }

    /**
     * {@return its nodes by number: those that it named, and those of which something was entered; empty if it is not
     * configured, or of one unnamed node of which nothing was entered}
     */
    List<Node> nodes(PhoneSystemId system);

    /** {@return whether a node is in night mode; empty if not known; {@code node} empty for the system as a whole} */
    Optional<Boolean> nightMode(PhoneSystemId system, String node);

    /** {@return the alarms that stand} */
    List<SystemEvent.AlarmRaised> alarms(PhoneSystemId system);

    /** {@return every device that the phone system has, with what it does now, by number} */
    Collection<DeviceStatus> devices(PhoneSystemId system);

    /** {@return one device; empty if it is not known} */
    Optional<DeviceStatus> device(PhoneSystemId system, DeviceId device);

    /** {@return the calls alive, those longest alive first} */
    List<LogicalCall> liveCalls(PhoneSystemId system);

    /** {@return the calls alive on every phone system, those longest alive first} */
    List<LogicalCall> liveCalls();

    /** {@return a call alive} */
    Optional<LogicalCall> liveCall(UUID call);

    /** {@return what can be asked of the phone system; nothing if it is not configured or not running} */
    Capabilities capabilities(PhoneSystemId system);

    /**
     * Asks a phone system to do something. What the connector cannot do is refused before it is sent.
     *
     * @return completes when the phone system has answered, exceptionally with {@link
     *     org.jackfield.api.telephony.command.CommandException} if it was not carried out; always within 60 seconds
     */
    CompletionStage<CommandResult> execute(PhoneSystemId system, Command command);

    /** {@return counters since the start, one set per phone system} */
    List<TelephonyStatistics> statistics();
}
