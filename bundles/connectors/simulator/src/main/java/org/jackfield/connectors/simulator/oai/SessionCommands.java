package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jackfield.connectors.simulator.pbx.Application;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;

/** The session itself: keep-alive, monitors, form of extensions, resynchronisation. */
final class SessionCommands {

    private static final int MONITORS_A_LINE = 20;

    private SessionCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_NO", SessionCommands::noOperation);
        table.add("_MS", SessionCommands::startMonitors);
        table.add("_MA", SessionCommands::startManyMonitors);
        table.add("_MP", SessionCommands::stopMonitor);
        table.add("_CE", SessionCommands::changeFilters);
        table.add("_QE", r -> r.confirm(r.session().monitors().get(r.number(0, 0, 999_999)).masks()));
        table.add("_XE", r -> {
            r.session().expanded(r.number(0, 0, 1) == 1);
            r.confirm(r.arg(0));
        });
        table.add("_RR", r -> Resync.run(r, r.invokeId() + "", () -> r.confirm(r.arg(0).isEmpty() ? new Object[0] : new Object[] {r.arg(0)})));
        table.add("_RP", r -> r.session().afterCommand(r.session()::restarted));
    }

    private static void noOperation(Request request) {
        if (!request.session().nodeAware()) {
            return;
        }
        List<Object> fields = new ArrayList<>();
        List<PbxPlan.NodePlan> nodes = request.pbx().plan().nodes();
        fields.add(nodes.size());
        for (PbxPlan.NodePlan node : nodes) {
            fields.add(node.number());
            fields.add(request.session().nodeUp(node.number()));
        }
        request.confirm(fields.toArray());
    }

    private static void startMonitors(Request request) {
        int type = request.number(1, Monitor.DEVICE, 0, 11);
        List<Monitor> started = start(request, type);
        OaiSession session = request.session();
        List<Object> fields = new ArrayList<>();
        fields.add(session.gateway() ? "%04d".formatted(started.size()) : started.size());
        addTo(fields, session, started);
        if (!started.isEmpty() && type != Monitor.CALL_TERMINATION) {
            fields.addAll(Arrays.asList(started.getFirst().masks()));
        }
        request.confirm(fields.toArray());
        resyncIfAsked(request, type, started);
    }

    private static void startManyMonitors(Request request) {
        int type = request.number(1, Monitor.DEVICE, 0, 13);
        List<Monitor> started = start(request, type);
        OaiSession session = request.session();
        int from = 0;
        do {
            List<Monitor> part = started.subList(from, Math.min(started.size(), from + MONITORS_A_LINE));
            from += part.size();
            List<Object> fields = new ArrayList<>(List.of(from == started.size(), type, part.size()));
            addTo(fields, session, part);
            if (!part.isEmpty() && type != Monitor.CALL_TERMINATION) {
                fields.addAll(Arrays.asList(part.getFirst().masks()));
            }
            request.confirm(fields.toArray());
        } while (from < started.size());
    }

    private static void addTo(List<Object> fields, OaiSession session, List<Monitor> monitors) {
        for (Monitor monitor : monitors) {
            fields.add(session.xref(monitor));
            switch (monitor.type) {
                case Monitor.SYSTEM -> fields.add(monitor.target + ":");
                case Monitor.CALL_TERMINATION -> { }
                case Monitor.DEVICE, Monitor.VIA_DEVICE -> fields.add(session.pbx().device(monitor.target));
                default -> fields.add(monitor.target);
            }
        }
    }

    private static void resyncIfAsked(Request request, int type, List<Monitor> started) {
        if (type == 5 || type == 6) {
            OaiSession session = request.session();
            for (Monitor monitor : started) {
                session.sendPicture(request.invokeId() + "", monitor,
                        session.pbx().picture(session.pbx().device(monitor.target)));
            }
            session.sendReady(request.invokeId() + "", started.size() == 1 && type == 5
                    ? session.pbx().device(started.getFirst().target) : null);
        }
    }

    private static List<Monitor> start(Request request, int type) {
        MonitorTable table = request.session().monitors();
        Masks masks = Masks.parse(request.from(2), type == Monitor.SYSTEM);
        return switch (type) {
            case 0 -> {
                request.pbx().call(request.arg(0));
                yield List.of(table.start(type, request.arg(0), masks));
            }
            case 1, 5 -> List.of(table.start(Monitor.DEVICE, request.device(0).number(), masks));
            case 2 -> List.of(table.start(type, request.device(0, HuntGroup.class).number(), masks));
            case 7 -> List.of(table.start(type, request.pbx().agent(request.arg(0)).id(), masks));
            case 8 -> List.of(table.start(type, "", masks));
            case 11 -> request.nodes(0).stream().map(n -> table.start(Monitor.SYSTEM, n.toString(), masks)).toList();
            default -> startAll(request, table, masks, sort(type));
        };
    }

    private static Predicate<Device> sort(int type) {
        return switch (type) {
            case 3, 6 -> Station.class::isInstance;
            case 4 -> Trunk.class::isInstance;
            case 9 -> Application.class::isInstance;
            case 10 -> device -> false;
            case 12 -> device -> device instanceof HuntGroup group && group.kind() == HuntGroup.Kind.UCD;
            case 13 -> device -> device instanceof HuntGroup group && group.kind() != HuntGroup.Kind.UCD;
            default -> throw new RefusedException(OUT_OF_RANGE, "there is no monitor type " + type);
        };
    }

    private static List<Monitor> startAll(Request request, MonitorTable table, Masks masks, Predicate<Device> sort) {
        List<Integer> nodes = request.nodes(0);
        List<Monitor> started = new ArrayList<>();
        for (Device device : request.pbx().devices()) {
            if (sort.test(device) && nodes.contains(device.node())) {
                started.add(table.start(Monitor.DEVICE, device.number(), masks));
            }
        }
        return started;
    }

    private static void stopMonitor(Request request) {
        MonitorTable table = request.session().monitors();
        if (request.arg(0).isEmpty()) {
            request.pbx().offering().forget(request.session());
            table.clear();
            return;
        }
        Monitor monitor = table.get(request.number(0, 0, 999_999));
        table.stop(monitor);
        if (request.pbx().find(monitor.target) instanceof Station station
                && request.pbx().offering().owner(station) == request.session()) {
            request.pbx().offering().giveBack(station, request.session());
        }
    }

    private static void changeFilters(Request request) {
        Monitor monitor = request.session().monitors().get(request.number(0, 0, 999_999));
        monitor.filter(Masks.parse(request.from(1), monitor.type == Monitor.SYSTEM));
        request.confirm(monitor.masks());
    }
}
