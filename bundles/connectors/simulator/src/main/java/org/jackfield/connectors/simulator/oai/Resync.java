package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.RefusedException;

/** Tells a client how things stand at what it monitors. */
final class Resync {

    private Resync() {
    }

    /** Checks what is asked for, says that it begins, and sends the picture. */
    static void run(Request request, String code, Runnable begin) {
        OaiSession session = request.session();
        String what = request.arg(0);
        boolean wholeNode = what.endsWith(":");
        List<Integer> nodes = request.nodes(0);
        if (what.isEmpty() && !session.mayResyncFully()) {
            throw new RefusedException(RESOURCE_BUSY, "a full resynchronisation has just been made");
        }
        Device only = what.isEmpty() || wholeNode ? null : request.device(0);
        if (only != null && session.monitors().ofDevice(only) == null) {
            throw new RefusedException(INVALID_OBJECT_STATE, only + " is not monitored");
        }
        begin.run();
        for (Monitor monitor : chosen(session, only, nodes)) {
            send(session, code, monitor, nodes);
        }
        session.sendReady(code, only != null ? only : what);
    }

    /** What can be reached first, what is off line last. */
    private static List<Monitor> chosen(OaiSession session, Device only, List<Integer> nodes) {
        List<Monitor> reachable = new ArrayList<>();
        List<Monitor> offline = new ArrayList<>();
        for (Monitor monitor : session.monitors().all()) {
            Device device = monitor.ofDevice() ? session.pbx().find(monitor.target) : null;
            if (device == null ? only == null : (only == null ? nodes.contains(device.node()) : device == only)) {
                (device == null || device.online() ? reachable : offline).add(monitor);
            }
        }
        reachable.addAll(offline);
        return reachable;
    }

    private static void send(OaiSession session, String code, Monitor monitor, List<Integer> nodes) {
        Pbx pbx = session.pbx();
        if (monitor.ofDevice()) {
            session.sendPicture(code, monitor, pbx.picture(pbx.device(monitor.target)));
        } else if (monitor.type == Monitor.SYSTEM) {
            int node = Integer.parseInt(monitor.target);
            if (nodes.contains(node)) {
                session.sendPicture(code, monitor, pbx.system().picture(node));
            }
        } else if (monitor.type == Monitor.AGENT) {
            Agent agent = pbx.findAgent(monitor.target);
            if (agent != null && agent.station() != null && nodes.contains(agent.station().node())) {
                session.sendPicture(code, monitor, pbx.picture(agent.station()));
            }
        }
    }
}
