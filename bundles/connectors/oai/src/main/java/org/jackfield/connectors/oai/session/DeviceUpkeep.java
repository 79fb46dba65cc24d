package org.jackfield.connectors.oai.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oaiwire.code.DatabaseArea;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/** Keeps the devices as they are while an administrator of the phone system changes them. */
final class DeviceUpkeep {

    private static final int USERNAME = 0;
    private static final int DESCRIPTION = 1;
    private static final int GROUP_MEMBERS = 2;

    private final Ids ids;
    private final Inventory inventory;
    private final Monitors monitors;
    private final Resyncs resyncs;
    private final Consumer<TelephonyEvent> sink;
    private final OaiCounters counters;

    DeviceUpkeep(Ids ids, Inventory inventory, Monitors monitors, Resyncs resyncs, Consumer<TelephonyEvent> sink,
            OaiCounters counters) {
        this.ids = ids;
        this.inventory = inventory;
        this.monitors = monitors;
        this.resyncs = resyncs;
        this.sink = sink;
        this.counters = counters;
    }

    /** A device was created, renumbered or removed. */
    CompletableFuture<Void> changed(SystemEvents.ExtensionChanged change) {
        boolean agent = change.type().is(DeviceType.ACD_AGENT);
        DeviceId before = agent ? ids.agent(change.before()) : ids.device(change.before());
        DeviceId now = agent ? ids.agent(change.now()) : ids.device(change.now());
        if (now.isNone()) {
            if (agent && inventory.isAtHome(before)) {
                inventory.agentAtHome(before, null);
            } else if (!before.isNone()) {
                inventory.remove(before);
            }
            return Steps.DONE;
        }
        if (!before.isNone() && !before.equals(now) && agent && inventory.isAtHome(before)) {
            inventory.agentAtHome(before, null);
        } else if (!before.isNone() && !before.equals(now)) {
            inventory.renumber(before, now);
        }
        // The event tells the type only roughly: the phone system is asked.
        return Steps.unlessRefused(inventory.ask(now), null).thenCompose(
                known -> known == null || agent ? Steps.DONE : follow(now));
    }

    /** A monitor was ended by the phone system: if its device is still there it is followed again. */
    CompletableFuture<Void> monitorEnded(DeviceId device) {
        if (device.isNone() || monitors.watches(device)) {
            return Steps.DONE;
        }
        return Steps.unlessRefused(inventory.ask(device), null).thenCompose(
                known -> known == null || monitors.watches(device) ? Steps.DONE : follow(device));
    }

    /** Something that is programmed was changed. */
    CompletableFuture<Void> changed(SystemEvents.DatabaseChanged change) {
        DatabaseArea area = change.area().value();
        List<String> values = change.values();
        String value = values.isEmpty() ? "" : values.getFirst();
        return switch (area) {
            case NODE -> {
                if (change.fieldNumber() == DESCRIPTION) {
                    sink.accept(new SystemEvent.NodeReported(change.node(), value, true));
                }
                yield Steps.DONE;
            }
            case SYSTEM_SPEED_DIAL -> {
                sink.accept(new SystemEvent.SpeedDialsChanged(ids.node(change.node())));
                yield Steps.DONE;
            }
            case DND_MESSAGE, REMINDER_MESSAGE, SYSTEM_COS -> Steps.DONE;
            case ACD_AGENT -> agentDescribed(ids.agent(change.key()), value);
            case HUNT_GROUP -> change.fieldNumber() == GROUP_MEMBERS
                    ? attribute(ids.device(change.key()), "members", value)
                    : described(ids.device(change.key()), change.fieldNumber(), value);
            case UNKNOWN -> {
                counters.add("database.area." + change.area().wire());
                yield Steps.DONE;
            }
            default -> described(ids.device(change.key()), change.fieldNumber(), value);
        };
    }

    private CompletableFuture<Void> follow(DeviceId device) {
        return monitors.start(device).thenRun(() -> resyncs.request(
                LinkEvent.Scope.device(device)));
    }

    /** Names come with the event; whatever else changed is asked for. */
    private CompletableFuture<Void> described(DeviceId device, int field, String value) {
        DeviceDescription known = inventory.get(device);
        if (known == null || field != USERNAME && field != DESCRIPTION) {
            return device.isNone() ? Steps.DONE : Steps.unlessRefused(inventory.ask(device), null).thenApply(d -> null);
        }
        inventory.report(new DeviceDescription(device, known.kind(), field == DESCRIPTION ? value : known.description(),
                field == USERNAME ? value : known.username(), known.attributes()));
        return Steps.DONE;
    }

    /** An agent whose id is the number of a telephone has its own name beside that telephone's. */
    private CompletableFuture<Void> agentDescribed(DeviceId agent, String value) {
        if (inventory.isAtHome(agent)) {
            inventory.agentAtHome(agent, value);
            return Steps.DONE;
        }
        return described(agent, DESCRIPTION, value);
    }

    private CompletableFuture<Void> attribute(DeviceId device, String name, String value) {
        DeviceDescription known = inventory.get(device);
        if (known != null) {
            Map<String, String> attributes = new LinkedHashMap<>(known.attributes());
            attributes.put(name, value);
            inventory.report(new DeviceDescription(device, known.kind(), known.description(), known.username(),
                    attributes));
        }
        return Steps.DONE;
    }
}
