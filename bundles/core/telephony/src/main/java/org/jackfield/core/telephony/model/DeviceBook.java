package org.jackfield.core.telephony.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.DeviceStatus.AgentStatus;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;

/** The devices of one phone system and what they are set to. Belongs to the system's one owner thread. */
final class DeviceBook {

    /** No phone system has so many; whoever reports more is not believed. */
    static final int MAX_DEVICES = 50_000;

    private static final int MAX_NUMBER = 100;
    private static final int MAX_NODE = 20;
    private static final int MAX_SOURCES = 100;

    private final PhoneSystemId system;
    private final Map<DeviceId, DeviceStatus> devices = new TreeMap<>();
    private final Set<DeviceId> reported = new HashSet<>();
    private final Set<DeviceId> changed = new LinkedHashSet<>();
    private final Set<DeviceId> removed = new LinkedHashSet<>();

    DeviceBook(PhoneSystemId system) {
        this.system = system;
    }

    Collection<DeviceStatus> all() {
        return devices.values();
    }

    DeviceStatus status(DeviceId id) {
        return devices.get(id);
    }

    /** What changed since this was last asked; a removed device is null under its id. */
    Map<DeviceId, DeviceStatus> takeChanges() {
        if (changed.isEmpty() && removed.isEmpty()) {
            return Map.of();
        }
        Map<DeviceId, DeviceStatus> result = new HashMap<>();
        removed.forEach(id -> result.put(id, null));
        changed.forEach(id -> result.put(id, devices.get(id)));
        changed.clear();
        removed.clear();
        return result;
    }

    void restore(Collection<DeviceStatus> statuses) {
        statuses.forEach(status -> devices.put(status.device().id(), status));
    }

    DeviceKind kind(DeviceId id) {
        DeviceStatus status = devices.get(id);
        return status == null ? DeviceKind.UNKNOWN : status.device().kind();
    }

    DeviceSettings settings(DeviceId id) {
        DeviceStatus status = devices.get(id);
        return status == null ? DeviceSettings.initial(DeviceKind.UNKNOWN) : status.device().settings();
    }

    /** The device as it is to stand in a segment: with its name, and the agent there, of this moment. */
    Party party(DeviceId id) {
        if (id.isNone()) {
            return Party.NONE;
        }
        DeviceStatus status = devices.get(id);
        if (status == null) {
            return Party.of(id, DeviceKind.UNKNOWN, "");
        }
        Device device = status.device();
        List<AgentStatus> agents = status.agents();
        AgentStatus agent = agents.isEmpty() ? null : agents.get(agents.size() - 1);
        return agent == null
                ? Party.of(id, device.kind(), device.name())
                : new Party(id, device.kind(), device.name(), agent.agent(), agent.name());
    }

    void apply(SystemEvent event) {
        switch (event) {
            case SystemEvent.DeviceReported e -> report(e.device());
            case SystemEvent.DeviceConfigured e -> put(statusOf(e.device()));
            case SystemEvent.DeviceRemoved e -> remove(e.device());
            case SystemEvent.DeviceRenumbered e -> renumber(e.from(), e.to());
            case SystemEvent.DevicesComplete e -> complete(e.node());
            case SystemEvent.NightModeChanged e -> { }
            case SystemEvent.AlarmRaised e -> { }
            case SystemEvent.AlarmCleared e -> { }
            case SystemEvent.NodeReported e -> { }
            case SystemEvent.SpeedDialsChanged e -> { }
            case SystemEvent.DialPlanSet e -> { }
        }
    }

    private DeviceStatus statusOf(Device device) {
        DeviceStatus known = devices.get(device.id());
        // of a device that is not followed nothing is known
        return known == null || device.settings().disabled() ? DeviceStatus.of(device) : with(known, device);
    }

    private void report(DeviceDescription described) {
        if (described.id().number().length() > MAX_NUMBER || described.id().node().length() > MAX_NODE) {
            return;
        }
        reported.add(described.id());
        DeviceStatus known = devices.get(described.id());
        if (described.kind() == DeviceKind.AGENT && known != null && known.device().present()
                && known.device().kind() != DeviceKind.AGENT) {
            // agents have numbers of their own, which may be those of their telephones: the telephone stays
            return;
        }
        if (known == null) {
            if (devices.size() < MAX_DEVICES) {
                put(DeviceStatus.of(Device.imported(system, described)));
            }
        } else if (!known.device().manual()) {
            put(with(known, known.device().withDescription(keepPhantom(known.device(), described)).withPresent(true)));
        }
    }

    /** A device that was declared a hot-desk phantom is reported as a station while somebody is logged in to it. */
    private static DeviceDescription keepPhantom(Device known, DeviceDescription described) {
        boolean declared = known.settings().hotDesk() && known.kind() == DeviceKind.PHANTOM;
        return declared && described.kind() == DeviceKind.STATION
                ? new DeviceDescription(
                        described.id(), DeviceKind.PHANTOM, described.description(), described.username(),
                        described.attributes())
                : described;
    }

    private void remove(DeviceId id) {
        DeviceStatus known = devices.get(id);
        if (known != null) {
            put(with(known, known.device().withPresent(false)));
        }
    }

    /** Forgets a device altogether, by an administrator's wish. */
    void forget(DeviceId id) {
        if (devices.remove(id) != null) {
            changed.remove(id);
            removed.add(id);
        }
    }

    private void renumber(DeviceId from, DeviceId to) {
        DeviceStatus known = devices.get(from);
        if (known == null) {
            return;
        }
        forget(from);
        DeviceDescription old = known.device().described();
        DeviceDescription moved =
                new DeviceDescription(to, old.kind(), old.description(), old.username(), old.attributes());
        reported.add(to);
        put(with(known, known.device().withDescription(moved)));
    }

    private void complete(String node) {
        for (DeviceStatus status : List.copyOf(devices.values())) {
            Device device = status.device();
            boolean covered = node.isEmpty() || node.equals(device.id().node());
            if (covered && !device.manual() && device.present() && !reported.contains(device.id())) {
                put(with(status, device.withPresent(false)));
            }
        }
        reported.clear();
    }

    void importBegan() {
        reported.clear();
    }

    /** What was known of the devices in scope is going to be told afresh. */
    void resyncBegan(LinkEvent.Scope scope) {
        for (DeviceStatus status : List.copyOf(devices.values())) {
            if (scope.covers(status.device().id())) {
                put(DeviceStatus.of(status.device()));
            }
        }
    }

    void apply(FeatureEvent event) {
        DeviceStatus s = devices.get(event.device());
        if (s == null || s.device().settings().disabled()) {
            return;
        }
        switch (event) {
            case FeatureEvent.DoNotDisturbChanged e -> put(new DeviceStatus(
                    s.device(), s.online(), e.on(), e.text(), s.forwarding(), s.forwardedTo(), s.messages(),
                    s.agents()));
            case FeatureEvent.ForwardingChanged e -> put(new DeviceStatus(
                    s.device(), s.online(), s.doNotDisturb(), s.doNotDisturbText(), e.type(),
                    e.outsideNumber().isEmpty() ? e.destination().toString() : e.outsideNumber(),
                    s.messages(), s.agents()));
            case FeatureEvent.MessageWaitingChanged e -> put(new DeviceStatus(
                    s.device(), s.online(), s.doNotDisturb(), s.doNotDisturbText(), s.forwarding(), s.forwardedTo(),
                    messagesAfter(s.messages(), e), s.agents()));
            case FeatureEvent.OnlineChanged e -> put(new DeviceStatus(
                    s.device(), e.online(), s.doNotDisturb(), s.doNotDisturbText(), s.forwarding(), s.forwardedTo(),
                    s.messages(), s.agents()));
            case FeatureEvent.MuteChanged e -> { }
            case FeatureEvent.CallBackChanged e -> { }
            case FeatureEvent.FeatureToggled e -> { }
            case FeatureEvent.Private e -> { }
        }
    }

    private static List<Messages> messagesAfter(List<Messages> before, FeatureEvent.MessageWaitingChanged event) {
        if (!event.on()) {
            return before.stream().filter(known -> !endsWith(known, event)).toList();
        }
        Messages now = new Messages(event.from(), event.mailbox(), Math.max(1, event.count()));
        List<Messages> after = new ArrayList<>(before);
        after.removeIf(known -> known.from().equals(now.from()) && known.mailbox().equals(now.mailbox()));
        if (after.size() < MAX_SOURCES) {
            after.add(now);
        }
        return after;
    }

    private static boolean endsWith(Messages known, FeatureEvent.MessageWaitingChanged end) {
        return end.from().isNone()
                || known.from().equals(end.from()) && (end.mailbox().isEmpty() || known.mailbox().equals(end.mailbox()));
    }

    void apply(AgentStateChanged event) {
        DeviceStatus s = devices.get(event.device());
        if (s == null || s.device().settings().disabled() || event.agent().isNone()) {
            return;
        }
        List<AgentStatus> agents = new ArrayList<>(s.agents());
        AgentStatus old = agents.stream().filter(a -> a.agent().equals(event.agent())).findFirst().orElse(null);
        Set<DeviceId> groups = new LinkedHashSet<>(old == null ? List.of() : old.groups());
        if (event.state() == AgentState.LOGGED_OFF) {
            if (old == null) {
                return;
            }
            groups.remove(event.group());
            agents.remove(old);
            if (!groups.isEmpty() && !event.group().isNone()) {
                agents.add(new AgentStatus(old.agent(), old.name(), old.state(), List.copyOf(groups)));
            }
        } else {
            if (!event.group().isNone() && groups.size() < 200) {
                groups.add(event.group());
            }
            String name = event.name().isEmpty() && old != null ? old.name() : event.name();
            AgentStatus now = new AgentStatus(event.agent(), name, event.state(), List.copyOf(groups));
            if (old == null) {
                if (agents.size() >= 50) {
                    return;
                }
                agents.add(now);
            } else {
                agents.set(agents.indexOf(old), now);
            }
        }
        put(new DeviceStatus(
                s.device(), s.online(), s.doNotDisturb(), s.doNotDisturbText(), s.forwarding(), s.forwardedTo(),
                s.messages(), agents));
    }

    private static DeviceStatus with(DeviceStatus s, Device device) {
        return new DeviceStatus(
                device, s.online(), s.doNotDisturb(), s.doNotDisturbText(), s.forwarding(), s.forwardedTo(),
                s.messages(), s.agents());
    }

    private void put(DeviceStatus status) {
        DeviceId id = status.device().id();
        if (!status.equals(devices.put(id, status))) {
            changed.add(id);
        }
    }
}
