package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.Arrays;
import java.util.List;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** One command of a client: its arguments, and the way to confirm it. */
final class Request {

    /** What carries a command out. Refuses by a {@link RefusedException}; confirms itself or is confirmed with no fields. */
    @FunctionalInterface
    interface Handler {
        void handle(Request request);
    }

    private final OaiSession session;
    private final String command;
    private final String invokeId;
    private final List<String> args;
    private boolean confirmed;

    Request(OaiSession session, String command, String invokeId, List<String> args) {
        this.session = session;
        this.command = command;
        this.invokeId = invokeId;
        this.args = args;
    }

    OaiSession session() {
        return session;
    }

    Pbx pbx() {
        return session.pbx();
    }

    int invokeId() {
        return Integer.parseInt(invokeId);
    }

    boolean confirmed() {
        return confirmed;
    }

    /** An argument without bars, empty if left out. */
    String arg(int index) {
        return index < args.size() ? args.get(index).strip() : "";
    }

    List<String> from(int index) {
        return index < args.size() ? args.subList(index, args.size()) : List.of();
    }

    /** An argument, null if left out. */
    String argOrNull(int index) {
        String arg = arg(index);
        return arg.isEmpty() ? null : arg;
    }

    int number(int index, int ifAbsent, int least, int most) {
        String arg = arg(index);
        if (arg.isEmpty()) {
            return ifAbsent;
        }
        if (arg.matches("\\d{1,9}")) {
            int number = Integer.parseInt(arg);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new RefusedException(OUT_OF_RANGE, arg + " is not " + least + " to " + most);
    }

    int number(int index, int least, int most) {
        if (arg(index).isEmpty()) {
            throw new RefusedException(OUT_OF_RANGE, "argument " + (index + 1) + " is missing");
        }
        return number(index, least, least, most);
    }

    boolean flag(int index) {
        return number(index, 0, 0, 1) == 1;
    }

    /** The device with this extension, in either form. */
    Device device(int index) {
        return device(arg(index));
    }

    Device device(String form) {
        int colon = form.indexOf(':');
        Device device = pbx().device(form.substring(colon + 1));
        boolean wrongNode = colon >= 0 && !form.substring(0, colon).equals(Integer.toString(device.node()));
        if (wrongNode || !session.nodeUp(device.node())) {
            throw new RefusedException(INVALID_DEVICE, "there is no extension " + form);
        }
        return device;
    }

    Station station(int index) {
        return pbx().as(Station.class, device(index));
    }

    <T extends Device> T device(int index, Class<T> sort) {
        return pbx().as(sort, device(index));
    }

    /** The part that the device of one argument has in the call of another. */
    Party party(int device, int call) {
        return pbx().party(device(device), arg(call));
    }

    /** Digits to dial, from which a node in front of an extension is taken. */
    String digits(int index) {
        String arg = arg(index);
        return arg.substring(arg.indexOf(':') + 1);
    }

    /** Nodes meant by an argument that names a node, an extension, or by its absence all. */
    List<Integer> nodes(int index) {
        String arg = arg(index);
        List<Integer> all = pbx().plan().nodes().stream().map(PbxPlan.NodePlan::number).filter(session::nodeInUse).toList();
        if (arg.isEmpty()) {
            return all;
        }
        if (arg.endsWith(":")) {
            return all.stream().filter(n -> arg.equals(n + ":")).findFirst().map(List::of)
                    .orElseThrow(() -> new RefusedException(INVALID_DEVICE, "there is no node " + arg));
        }
        return List.of(device(index).node());
    }

    /** Confirms success with these fields. */
    void confirm(Object... fields) {
        confirmed = true;
        session.sendLine("CF", new LineWriter("", session.expanded()).add(command).add(invokeId).add(0)
                .addAll(Arrays.asList(fields)).toString());
    }

    /** Confirms by a line whose fields after the InvokeID are given as they are. */
    void confirmRaw(Object... fields) {
        confirmed = true;
        session.sendLine("CF", new LineWriter("", session.expanded()).add(command).add(invokeId)
                .addAll(Arrays.asList(fields)).toString());
    }

    void refuse(int outcome) {
        confirmed = true;
        session.sendLine("CF", "," + command + "," + invokeId + "," + outcome);
    }
}
