package org.jackfield.connectors.simulator.oai;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.PbxEvent;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** The monitors of one client, found by what happens. */
final class MonitorTable {

    private final int limit;
    private final Map<Integer, Monitor> byXref = new TreeMap<>();
    private final Map<String, Monitor> byDevice = new HashMap<>();
    private final Map<String, Monitor> byOther = new HashMap<>();
    private final Map<Call, Monitor> viaCalls = new HashMap<>();
    private int nextXref = 1;

    MonitorTable(int limit) {
        this.limit = limit;
    }

    Collection<Monitor> all() {
        return byXref.values();
    }

    Monitor get(int xref) {
        Monitor monitor = byXref.get(xref);
        if (monitor == null) {
            throw new RefusedException(RefusedException.INVALID_MONITOR, "there is no monitor " + xref);
        }
        return monitor;
    }

    Monitor ofDevice(Device device) {
        return byDevice.get(device.number());
    }

    /** Starts a monitor, or finds it if it runs already. */
    Monitor start(int type, String target, Masks masks) {
        Map<String, Monitor> map = type == Monitor.DEVICE ? byDevice : byOther;
        String key = type == Monitor.DEVICE ? target : type + "/" + target;
        Monitor monitor = map.get(key);
        if (monitor == null) {
            if (byXref.size() >= limit) {
                throw new RefusedException(RefusedException.MONITOR_LIMIT, "at most " + limit + " monitors");
            }
            monitor = new Monitor(freeXref(), type, target);
            map.put(key, monitor);
            byXref.put(monitor.xref, monitor);
        }
        monitor.filter(masks);
        return monitor;
    }

    private int freeXref() {
        while (byXref.containsKey(nextXref)) {
            nextXref = nextXref >= 9999 ? 1 : nextXref + 1;
        }
        return nextXref++;
    }

    void stop(Monitor monitor) {
        byXref.remove(monitor.xref);
        byDevice.values().remove(monitor);
        byOther.values().remove(monitor);
        viaCalls.values().removeIf(m -> m == monitor);
    }

    void clear() {
        byXref.clear();
        byDevice.clear();
        byOther.clear();
        viaCalls.clear();
        nextXref = 1;
    }

    /** Tells which monitors an event goes to, in the order of their cross references being told. */
    void forEach(PbxEvent event, BiConsumer<Monitor, PbxEvent> sender) {
        for (Monitor monitor : interested(event)) {
            if (monitor.passes(event.type())) {
                sender.accept(monitor, event);
            }
        }
        if (event.type() == EventType.CC) {
            viaCalls.remove(event.call());
            Monitor ofCall = byOther.get(Monitor.CALL + "/" + event.callId());
            if (ofCall != null) {
                stop(ofCall);
            }
        }
    }

    private List<Monitor> interested(PbxEvent event) {
        List<Monitor> found = new ArrayList<>(2);
        if (event.observer() != null) {
            add(found, byDevice.get(event.observer().number()));
            if (event.observer() instanceof Station station) {
                Agent agent = station.agent();
                if (agent != null) {
                    add(found, byOther.get(Monitor.AGENT + "/" + agent.id()));
                }
            }
        } else if (event.type() == EventType.CC) {
            add(found, byOther.get(Monitor.CALL_TERMINATION + "/"));
        } else {
            add(found, byOther.get(Monitor.SYSTEM + "/" + event.node()));
        }
        if (event.first() && event.call() != null && (event.type().ofCall()) && !byOther.isEmpty()) {
            addOfCall(found, event);
        }
        return found;
    }

    private void addOfCall(List<Monitor> found, PbxEvent event) {
        boolean wholeCallEnds = event.type() == EventType.XC && event.call().ending();
        Monitor ofCall = byOther.get(Monitor.CALL + "/" + event.callId());
        if (!wholeCallEnds) {
            add(found, ofCall);
        }
        if (ofCall != null) {
            // A call that is already reported stays under its first cross reference.
            return;
        }
        add(found, viaCalls.computeIfAbsent(event.call(), this::via));
    }

    private Monitor via(Call call) {
        return call.group() == null ? null : byOther.get(Monitor.VIA_DEVICE + "/" + call.group().number());
    }

    private static void add(List<Monitor> found, Monitor monitor) {
        if (monitor != null) {
            found.add(monitor);
        }
    }
}
