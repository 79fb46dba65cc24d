package org.jackfield.core.contacts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.Secret;
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
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.command.CommandResult.SpeedDial;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.SystemEvent;

/** A phone system that has speed dials, and nothing else. */
final class OnePhoneSystem implements TelephonyService {

    final PhoneSystem system = new PhoneSystem(
            new PhoneSystemId(Ids.next()), "Head office", "test", new ConnectorConfig("127.0.0.1", 4000, "", Secret.NONE, Map.of()), true, 1);
    List<SpeedDial> dials = List.of();
    LinkStatus.State state = LinkStatus.State.UP;
    Capabilities capabilities = Capabilities.builder().build();

    @Override
    public List<PhoneSystem> phoneSystems() {
        return List.of(system);
    }

    @Override
    public Optional<PhoneSystem> phoneSystem(PhoneSystemId id) {
        return Optional.of(system).filter(known -> known.id().equals(id));
    }

    @Override
    public Optional<LinkStatus> link(PhoneSystemId id) {
        return phoneSystem(id).map(known -> new LinkStatus(state, "", Instant.EPOCH));
    }

    @Override
    public Capabilities capabilities(PhoneSystemId id) {
        return capabilities;
    }

    @Override
    public CompletionStage<CommandResult> execute(PhoneSystemId id, Command command) {
        return state == LinkStatus.State.UP && command instanceof Command.QuerySpeedDials
                ? CompletableFuture.completedStage(new CommandResult.SpeedDials(dials))
                : CompletableFuture.failedStage(
                        new CommandException(CommandFailure.LINK_DOWN, "", "The phone system is not connected."));
    }

    @Override
    public List<Node> nodes(PhoneSystemId id) {
        return List.of();
    }

    @Override
    public Optional<Boolean> nightMode(PhoneSystemId id, String node) {
        return Optional.empty();
    }

    @Override
    public List<SystemEvent.AlarmRaised> alarms(PhoneSystemId id) {
        return List.of();
    }

    @Override
    public Collection<DeviceStatus> devices(PhoneSystemId id) {
        return List.of();
    }

    @Override
    public Optional<DeviceStatus> device(PhoneSystemId id, DeviceId device) {
        return Optional.empty();
    }

    @Override
    public List<LogicalCall> liveCalls(PhoneSystemId id) {
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
    public List<TelephonyStatistics> statistics() {
        return List.of();
    }
}
