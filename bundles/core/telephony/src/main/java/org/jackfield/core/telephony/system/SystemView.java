package org.jackfield.core.telephony.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.model.CallModel;

/** What others may see of a phone system. Written by its owner thread, read by any. */
final class SystemView {

    private static final int MAX_ALARMS = 500;
    private static final int MAX_NODES = 200;

    private final Map<UUID, LogicalCall> calls = new ConcurrentHashMap<>();
    private final Map<DeviceId, DeviceStatus> devices = new ConcurrentSkipListMap<>();
    private final Map<String, SystemEvent.NodeReported> nodes = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> nightMode = new ConcurrentHashMap<>();
    private final Map<String, SystemEvent.AlarmRaised> alarms = new ConcurrentSkipListMap<>();
    private volatile LinkStatus link;
    private volatile String defaultNode = "";
    private volatile Map<String, NodeSettings> nodeSettings = Map.of();

    SystemView(LinkStatus link) {
        this.link = link;
    }

    void begin(CallModel model) {
        model.liveCalls().forEach(call -> calls.put(call.id(), call));
        model.devices().forEach(status -> devices.put(status.device().id(), status));
    }

    void update(CallModel.Outcome outcome) {
        for (LogicalCall call : outcome.changes()) {
            if (call.isLive()) {
                calls.put(call.id(), call);
            } else {
                calls.remove(call.id());
            }
        }
        outcome.devices().forEach((id, status) -> {
            if (status == null) {
                devices.remove(id);
            } else {
                devices.put(id, status);
            }
        });
    }

    void update(SystemEvent event) {
        switch (event) {
            case SystemEvent.NightModeChanged e -> nightMode.put(e.node(), e.on());
            case SystemEvent.AlarmRaised e -> {
                if (alarms.size() < MAX_ALARMS) {
                    alarms.put(e.node() + ':' + e.alarmId(), e);
                }
            }
            case SystemEvent.AlarmCleared e -> alarms.remove(e.node() + ':' + e.alarmId());
            case SystemEvent.NodeReported e -> {
                if (nodes.size() < MAX_NODES || nodes.containsKey(e.node())) {
                    nodes.put(e.node(), e);
                }
            }
            default -> { }
        }
    }

    /** {@return whether the link's state is another than before} */
    boolean update(LinkEvent event, Instant at) {
        if (event instanceof LinkEvent.ResyncBegan began && began.scope().equals(LinkEvent.Scope.ALL)) {
            alarms.clear();
        }
        if (!(event instanceof LinkEvent.LinkChanged changed)) {
            return false;
        }
        LinkStatus before = link;
        if (before.state() == changed.state() && before.detail().equals(changed.detail())) {
            return false;
        }
        link = new LinkStatus(changed.state(), changed.detail(), at);
        if (changed.state() == LinkStatus.State.DOWN) {
            nightMode.clear();
        }
        return true;
    }

    void setLink(LinkStatus.State state, String detail, Instant at) {
        link = new LinkStatus(state, detail, at);
    }

    void setNodes(String served, Map<String, NodeSettings> entered) {
        defaultNode = served;
        nodeSettings = entered;
    }

    LinkStatus link() {
        return link;
    }

    /** The node that serves without node licences: the one chosen, else the first. */
    List<Node> nodes() {
        Map<String, NodeSettings> entered = nodeSettings;
        Set<String> all = new TreeSet<>(nodes.keySet());
        all.addAll(entered.keySet());
        if (all.size() > 1) {
            // entered before the phone system named its nodes
            all.remove("");
        }
        String chosen = all.contains(defaultNode) ? defaultNode : all.isEmpty() ? "" : all.iterator().next();
        return all.stream()
                .map(n -> node(n, n.equals(chosen), entered.getOrDefault(n, NodeSettings.NONE)))
                .toList();
    }

    private Node node(String number, boolean isDefault, NodeSettings entered) {
        SystemEvent.NodeReported reported = nodes.get(number);
        String told = reported == null ? "" : reported.description();
        boolean linked = reported == null ? number.isEmpty() && link.state() == LinkStatus.State.UP : reported.linked();
        return new Node(
                number, entered.description().isEmpty() ? told : entered.description(), isDefault, linked, entered);
    }

    Optional<Boolean> nightMode(String node) {
        Boolean on = nightMode.get(node);
        if (on == null && node.isEmpty() && !nightMode.isEmpty()) {
            // asked for the system as a whole, told by node: it is night when it is night everywhere
            return Optional.of(nightMode.values().stream().allMatch(Boolean::booleanValue));
        }
        return Optional.ofNullable(on);
    }

    List<SystemEvent.AlarmRaised> alarms() {
        return List.copyOf(alarms.values());
    }

    Collection<DeviceStatus> devices() {
        return devices.values().stream().filter(s -> s.device().present()).toList();
    }

    /** {@return every device, also those that the phone system no longer has} */
    Collection<DeviceStatus> allDevices() {
        return List.copyOf(devices.values());
    }

    Optional<DeviceStatus> device(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    List<LogicalCall> calls() {
        List<LogicalCall> live = new ArrayList<>(calls.values());
        live.sort(Comparator.comparing(LogicalCall::started).thenComparing(LogicalCall::id));
        return live;
    }

    Optional<LogicalCall> call(UUID id) {
        return Optional.ofNullable(calls.get(id));
    }
}
