package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
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
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.SystemEvent;

/** Phone systems that have nothing but a name, and no calls. */
public final class Office implements TelephonyService {

    private final List<PhoneSystem> systems = new ArrayList<>();

    /** Adds a phone system. */
    public Office with(PhoneSystem system) {
        systems.add(system);
        return this;
    }

    @Override
    public List<PhoneSystem> phoneSystems() {
        return List.copyOf(systems);
    }

    @Override
    public Optional<PhoneSystem> phoneSystem(PhoneSystemId system) {
        return systems.stream().filter(found -> found.id().equals(system)).findFirst();
    }

    @Override
    public Optional<LinkStatus> link(PhoneSystemId system) {
        return Optional.empty();
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
    public Collection<DeviceStatus> devices(PhoneSystemId system) {
        return List.of();
    }

    @Override
    public Optional<DeviceStatus> device(PhoneSystemId system, DeviceId device) {
        return Optional.empty();
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
    public Capabilities capabilities(PhoneSystemId system) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandResult> execute(PhoneSystemId system, Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TelephonyStatistics> statistics() {
        return List.of();
    }
}
