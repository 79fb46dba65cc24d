package org.jackfield.connectors.oai.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.MonitorType;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.Filters;
import org.jackfield.connectors.oaiwire.command.SessionCommands;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitors that run: what is followed under which cross reference. */
final class Monitors {

    private static final Logger LOG = LoggerFactory.getLogger(Monitors.class);
    private static final List<MonitorType> OF_A_NODE = List.of(MonitorType.ALL_STATIONS, MonitorType.ALL_TRUNKS,
            MonitorType.ALL_VOICE_MAIL);
    private static final List<MonitorType> OF_GROUPS = List.of(MonitorType.ALL_ACD_GROUPS, MonitorType.ALL_UCD_GROUPS);
    private static final int MOST = 100_000;

    private final Exchange exchange;
    private final Ids ids;
    private final OaiCounters counters;
    private final Map<Integer, DeviceId> devices = new HashMap<>();
    private boolean paged;

    /**
     * @param paged whether the phone system knows the command that answers in several messages
     */
    Monitors(Exchange exchange, Ids ids, boolean paged, OaiCounters counters) {
        this.exchange = exchange;
        this.ids = ids;
        this.paged = paged;
        this.counters = counters;
    }

    /** Follows everything of a node: stations, trunks, voice mail, hunt groups and the node itself. */
    CompletableFuture<Void> startAll(String node, List<DeviceId> groups) {
        String scope = ids.scope(node);
        return Steps.inTurn(OF_A_NODE, type -> start(scope, type))
                .thenCompose(done -> startGroups(scope, groups))
                .thenCompose(done -> startSingle(scope, MonitorType.SYSTEM, Filters.allOfSystem()));
    }

    /** Follows the end of every call. */
    CompletableFuture<Void> startCallTermination() {
        return startSingle("", MonitorType.CALL_TERMINATION, Filters.DEFAULT);
    }

    /** Follows one device. */
    CompletableFuture<Void> start(DeviceId device) {
        return startSingle(ids.field(device), MonitorType.DEVICE, Filters.allOfDevices());
    }

    /** The device that a monitor watches; {@link DeviceId#NONE} if it is none, or not a monitor of ours. */
    DeviceId watched(int reference) {
        return devices.getOrDefault(reference, DeviceId.NONE);
    }

    /** Whether a monitor is ours. */
    boolean isRunning(int reference) {
        return devices.containsKey(reference);
    }

    /** Whether the device has a monitor of its own. */
    boolean watches(DeviceId device) {
        return devices.containsValue(device);
    }

    /** Takes note that the phone system has ended a monitor; answers what it watched. */
    DeviceId ended(int reference) {
        DeviceId device = devices.remove(reference);
        return device == null ? DeviceId.NONE : device;
    }

    /** A node is gone with its monitors. */
    void dropNode(String node) {
        devices.values().removeIf(device -> device.node().equals(node));
    }

    /** How many run. */
    int count() {
        return devices.size();
    }

    /** Every device that has a monitor. */
    List<DeviceId> watchedDevices() {
        return devices.values().stream().filter(device -> !device.isNone()).distinct().sorted().toList();
    }

    /** All groups by type if the phone system can, else each by its number. */
    private CompletableFuture<Void> startGroups(String scope, List<DeviceId> groups) {
        CompletableFuture<Void> byType = paged ? Steps.inTurn(OF_GROUPS, type -> start(scope, type)) : Steps.DONE;
        return byType.thenCompose(done -> Steps.inTurn(
                groups.stream().filter(group -> !watches(group)).toList(), this::start));
    }

    private CompletableFuture<Void> start(String scope, MonitorType type) {
        if (!paged) {
            return startSingle(scope, type, Filters.allOfDevices());
        }
        return exchange.sendPaged(new SessionCommands.StartMonitorsPaged(scope, Code.of(type), Filters.allOfDevices()))
                .thenAccept(pages -> pages.forEach(page -> keep(type, page.started())))
                .exceptionallyCompose(failure -> {
                    if (Outcomes.is(failure, Outcome.INVALID_COMMAND)) {
                        paged = false;
                        return OF_GROUPS.contains(type) ? Steps.DONE : start(scope, type);
                    }
                    return refused(failure, type, scope);
                });
    }

    private CompletableFuture<Void> startSingle(String id, MonitorType type, Filters filters) {
        return exchange.send(new SessionCommands.StartMonitors(id, Code.of(type), filters))
                .thenAccept(started -> keep(type, started))
                .exceptionallyCompose(failure -> refused(failure, type, id));
    }

    /** A monitor that is refused is a fact to report, not a reason to give up. */
    private CompletableFuture<Void> refused(Throwable failure, MonitorType type, String id) {
        if (!Outcomes.isRefusal(failure)) {
            return CompletableFuture.failedFuture(failure);
        }
        counters.add("monitors.refused");
        LOG.warn("monitor {} {} was refused: {}", type, id, Steps.reason(failure));
        return Steps.DONE;
    }

    private void keep(MonitorType type, SessionCommands.MonitorsStarted started) {
        // System monitors name a node, call termination names nothing: neither watches a device.
        boolean ofDevices = type != MonitorType.SYSTEM && type != MonitorType.CALL_TERMINATION;
        Function<String, DeviceId> watched = ofDevices ? ids::device : field -> new DeviceId(ids.node(field), "");
        for (SessionCommands.Monitor monitor : started.monitors()) {
            int reference = new FieldReader(monitor.crossReference()).nextNumber(-1);
            if (reference >= 0 && devices.size() < MOST) {
                devices.put(reference, watched.apply(monitor.watched()));
            }
        }
    }
}
