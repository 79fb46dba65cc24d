package org.jackfield.api.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.TelephonyStatistics;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.SystemEvent;

/**
 * Phone systems and devices as the test puts them: connected, able to do everything, without calls, and answering a
 * command as the test said.
 */
public final class FakeTelephony implements TelephonyService {

    private final Map<PhoneSystemId, PhoneSystem> systems = new LinkedHashMap<>();
    private final List<Device> devices = new ArrayList<>();
    private final Map<Capability, CommandResult> answers = new EnumMap<>(Capability.class);
    private LinkStatus.State link = LinkStatus.State.UP;
    private Capabilities capabilities = Capabilities.builder().build();

    /** Adds or renames a phone system. */
    public synchronized PhoneSystem put(PhoneSystemId id, String name) {
        PhoneSystem system = new PhoneSystem(id, name, "test", new ConnectorConfig("", 0, "", Secret.NONE, Map.of()), true, 1);
        systems.put(id, system);
        return system;
    }

    /** Adds a device of a phone system that was put. */
    public synchronized Device put(Device device) {
        devices.add(device);
        return device;
    }

    /** How every phone system is connected from now on. */
    public synchronized void setLink(LinkStatus.State link) {
        this.link = link;
    }

    /** What every phone system can do from now on. */
    public synchronized void setCapabilities(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** What every phone system answers to a command from now on. */
    public synchronized void answer(Capability command, CommandResult answer) {
        answers.put(command, answer);
    }

    @Override
    public synchronized List<PhoneSystem> phoneSystems() {
        return systems.values().stream().sorted(Comparator.comparing(PhoneSystem::name)).toList();
    }

    @Override
    public synchronized Optional<PhoneSystem> phoneSystem(PhoneSystemId system) {
        return Optional.ofNullable(systems.get(system));
    }

    @Override
    public synchronized Optional<LinkStatus> link(PhoneSystemId system) {
        return phoneSystem(system).map(known -> new LinkStatus(link, "", Instant.EPOCH));
    }

    @Override
    public List<Node> nodes(PhoneSystemId system) {
        return List.of();
    }

    @Override
    public Optional<Boolean> nightMode(PhoneSystemId system, String node) {
        return Optional.empty();
    }

    @Override
    public List<SystemEvent.AlarmRaised> alarms(PhoneSystemId system) {
        return List.of();
    }

    @Override
    public synchronized Collection<DeviceStatus> devices(PhoneSystemId system) {
        return devices.stream()
                .filter(device -> device.system().equals(system))
                .sorted(Comparator.comparing(Device::id))
                .map(DeviceStatus::of)
                .toList();
    }

    @Override
    public Optional<DeviceStatus> device(PhoneSystemId system, DeviceId device) {
        return devices(system).stream().filter(known -> known.device().id().equals(device)).findFirst();
    }

    @Override
    public List<LogicalCall> liveCalls(PhoneSystemId system) {
        return List.of();
    }

    @Override
    public List<LogicalCall> liveCalls() {
        return List.of();
    }

    @Override
    public Optional<LogicalCall> liveCall(UUID call) {
        return Optional.empty();
    }

    @Override
    public synchronized Capabilities capabilities(PhoneSystemId system) {
        return systems.containsKey(system) ? capabilities : Capabilities.none("There is no such phone system.");
    }

    @Override
    public synchronized CompletionStage<CommandResult> execute(PhoneSystemId system, Command command) {
        if (!systems.containsKey(system) || link != LinkStatus.State.UP) {
            return refused(CommandFailure.LINK_DOWN, "The phone system is not connected.");
        }
        Optional<String> whyNot = capabilities.whyNot(command.capability());
        if (whyNot.isPresent()) {
            return refused(CommandFailure.UNSUPPORTED, whyNot.get());
        }
        CommandResult answer = answers.get(command.capability());
        return answer == null
                ? refused(CommandFailure.REFUSED, "The test gave no answer to " + command)
                : CompletableFuture.completedStage(answer);
    }

    private static CompletionStage<CommandResult> refused(CommandFailure failure, String why) {
        return CompletableFuture.failedStage(new CommandException(failure, "", why));
    }

    @Override
    public List<TelephonyStatistics> statistics() {
        return List.of();
    }
}
