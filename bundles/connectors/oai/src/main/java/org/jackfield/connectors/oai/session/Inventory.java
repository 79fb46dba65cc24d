package org.jackfield.connectors.oai.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.translate.DeviceDescriber;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.ListEntity;
import org.jackfield.connectors.oaiwire.command.QueryCommands;

/** The devices that are programmed, and the codes of features. */
final class Inventory {

    private static final List<ListType> DEVICES = List.of(ListType.STATIONS, ListType.TRUNKS, ListType.HUNT_GROUPS,
            ListType.TRUNK_GROUPS, ListType.PAGE_ZONES, ListType.PAGE_PORTS, ListType.UNASSOCIATED_MAILBOXES,
            ListType.VOICE_MAIL_APPLICATIONS, ListType.NETWORK_TRUNKS, ListType.NETWORK_TRUNK_GROUPS,
            ListType.ACD_AGENTS, ListType.ASSISTANTS);
    /** Every phone system has these: if one cannot be read, that proves nothing about its devices. */
    private static final Set<ListType> INDISPENSABLE = Set.of(ListType.STATIONS, ListType.TRUNKS,
            ListType.HUNT_GROUPS);
    /** Outcomes by which a phone system says that it has no such list. */
    private static final Set<Outcome> NO_SUCH_LIST = Set.of(Outcome.INVALID_COMMAND, Outcome.OUT_OF_RANGE,
            Outcome.GENERIC, Outcome.INCOMPATIBLE_WITH_OBJECT);
    private static final int MOST = 50_000;

    private final Exchange exchange;
    private final ProgrammedLists lists;
    private final Ids ids;
    private final DeviceDescriber describer;
    private final Consumer<TelephonyEvent> sink;
    private final Map<DeviceId, DeviceDescription> devices = new LinkedHashMap<>();
    private final Map<DeviceId, String> users = new HashMap<>();
    /** Names of agents whose id is also the number of a telephone or phantom, which stays the device of that number. */
    private final Map<DeviceId, String> agentsAtHome = new HashMap<>();
    private final Map<String, String> featureCodes = new HashMap<>();

    Inventory(Exchange exchange, ProgrammedLists lists, Ids ids, Consumer<TelephonyEvent> sink) {
        this.exchange = exchange;
        this.lists = lists;
        this.ids = ids;
        this.sink = sink;
        this.describer = new DeviceDescriber(ids);
    }

    /**
     * Reads and reports all devices of a node.
     *
     * @param offNode whether devices of other nodes are wanted, as they are without a gateway
     * @return whether nothing is missing
     */
    CompletableFuture<Boolean> read(String node, boolean offNode) {
        boolean[] complete = {true};
        return readUsers(node)
                .thenCompose(done -> Steps.inTurn(DEVICES, list -> readList(node, list, complete)))
                .thenCompose(done -> offNode ? readList(node, ListType.OFF_NODE_DEVICES, complete) : Steps.DONE)
                .thenCompose(done -> readFeatureCodes(node))
                .thenApply(done -> complete[0]);
    }

    /** Asks about one device and reports it. */
    CompletableFuture<DeviceDescription> ask(DeviceId device) {
        return exchange.send(new QueryCommands.QueryDevice(ids.field(device))).thenApply(answer -> {
            DeviceDescription described = described(answer);
            report(described);
            return described;
        });
    }

    /** Describes a device from the answer about it. */
    DeviceDescription described(QueryCommands.Device answer) {
        return describer.describe(answer, devices.get(ids.device(answer.device())));
    }

    /** Reports a device if anything about it is new. */
    void report(DeviceDescription device) {
        boolean known = devices.containsKey(device.id());
        if (!known && devices.size() >= MOST || device.equals(devices.put(device.id(), device))) {
            return;
        }
        sink.accept(new SystemEvent.DeviceReported(device));
    }

    /** Whether an agent's id is the number of a telephone or phantom too. */
    boolean isAtHome(DeviceId agent) {
        DeviceDescription known = devices.get(agent);
        return known != null && known.kind() != DeviceKind.AGENT;
    }

    /** An agent whose id is the number of a telephone or phantom has this name; {@code null}: is an agent no longer. */
    void agentAtHome(DeviceId agent, String name) {
        DeviceDescription home = devices.get(agent);
        Map<String, String> attributes = new LinkedHashMap<>(home.attributes());
        if (name == null) {
            agentsAtHome.remove(agent);
            attributes.remove(DeviceAttributes.AGENT);
        } else {
            agentsAtHome.put(agent, name);
            attributes.put(DeviceAttributes.AGENT, name.isEmpty() ? agent.number() : name);
        }
        report(new DeviceDescription(agent, home.kind(), home.description(), home.username(), attributes));
    }

    /** A device is gone. */
    void remove(DeviceId device) {
        devices.remove(device);
        sink.accept(new SystemEvent.DeviceRemoved(device));
    }

    /** A device has another number. */
    void renumber(DeviceId from, DeviceId to) {
        DeviceDescription before = devices.remove(from);
        sink.accept(new SystemEvent.DeviceRenumbered(from, to));
        if (before != null) {
            devices.put(to, new DeviceDescription(to, before.kind(), before.description(), before.username(),
                    before.attributes()));
        }
    }

    /** What is known of a device; {@code null} if nothing is. */
    DeviceDescription get(DeviceId device) {
        return devices.get(device);
    }

    /** Every device of these kinds at a node; of all nodes if it is empty. */
    List<DeviceId> of(String node, Collection<DeviceKind> kinds) {
        return devices.values().stream()
                .filter(device -> kinds.contains(device.kind()) && !device.attributes().containsKey("offNode"))
                .map(DeviceDescription::id).filter(id -> node.isEmpty() || id.node().equals(node)).toList();
    }

    /** The programmed name of an agent; empty if it is not known. */
    String agentName(DeviceId agent) {
        DeviceDescription device = devices.get(agent);
        return device == null || device.kind() != DeviceKind.AGENT ? agentsAtHome.getOrDefault(agent, "")
                : device.description();
    }

    /** The code that users dial for a feature here. */
    String codeOf(Feature feature) {
        return featureCodes.getOrDefault(feature.wire(), feature.defaultCode());
    }

    /** How many devices are known. */
    int size() {
        return devices.size();
    }

    private CompletableFuture<Void> readList(String node, ListType list, boolean[] complete) {
        return lists.read(node, list).thenAccept(entries -> {
            for (ListEntity entry : entries) {
                DeviceDescription device = describer.describe(list, entry);
                if (device != null && list == ListType.ACD_AGENTS && isAtHome(device.id())) {
                    agentAtHome(device.id(), device.description());
                } else if (device != null) {
                    device = describer.withUser(device, users.getOrDefault(device.id(), ""));
                    devices.remove(device.id());
                    report(device);
                }
            }
        }).exceptionallyCompose(failure -> {
            complete[0] &= !INDISPENSABLE.contains(list)
                    && NO_SUCH_LIST.stream().anyMatch(outcome -> Outcomes.is(failure, outcome));
            return Outcomes.isRefusal(failure) ? Steps.DONE : CompletableFuture.failedFuture(failure);
        });
    }

    /** Before the telephones, so that each is told of once, with its user; systems before version 10 have no users. */
    private CompletableFuture<Void> readUsers(String node) {
        return Steps.unlessRefused(lists.read(node, ListType.USERS), List.of()).thenAccept(entries -> {
            users.keySet().removeIf(main -> node.isEmpty() || main.node().equals(node) || main.node().isEmpty());
            for (ListEntity entry : entries) {
                DeviceId main = ids.device(entry.key());
                String name = describer.userName(entry);
                if (!main.isNone() && !name.isEmpty() && users.size() < MOST) {
                    users.put(main, name);
                }
            }
        });
    }

    private CompletableFuture<Void> readFeatureCodes(String node) {
        return Steps.unlessRefused(lists.read(node, ListType.FEATURES), List.of()).thenAccept(entries -> {
            for (ListEntity entry : entries) {
                String number = Code.parse(Feature.class, entry.get(ListField.LOGICAL_NUMBER)).wire();
                if (!number.isEmpty() && featureCodes.size() < MOST) {
                    featureCodes.put(number, entry.key());
                }
            }
        });
    }
}
