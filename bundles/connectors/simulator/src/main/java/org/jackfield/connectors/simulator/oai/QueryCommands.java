package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Message;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;

/** Questions about devices, agents and the system. */
final class QueryCommands {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm,MMddyy", Locale.ROOT);
    private static final int UCD_READY = 4;
    private static final int UCD_BUSY = 5;

    private QueryCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_QI", QueryCommands::device);
        table.add("_QN", QueryCommands::nodes);
        table.add("_QC", r -> r.confirm(r.pbx().plan().identity().country()));
        table.add("_QT", r -> r.confirm(r.pbx().system().night(r.nodes(0).getFirst())));
        table.add("_QF", r -> r.confirm(r.station(0).forward().kind().code(), r.station(0).forward().destination()));
        table.add("_QM", QueryCommands::messages);
        table.add("_QA", QueryCommands::agents);
        table.add("_QH", QueryCommands::groupMembers);
        table.add("_DQD", r -> {
            boolean sip = r.station(0).type() == 38;
            r.confirm(sip ? 0 : 15, 0, 3, 1, 1, !sip);
        });
    }

    private static void device(Request r) {
        Device device = r.device(0);
        List<Object> fields = new ArrayList<>(List.of(device, device.type(), 0, new LineWriter.Name(device.description()),
                new LineWriter.Name(device.username())));
        if (device instanceof Station station) {
            addStation(fields, station, r.pbx().plan().identity().protocol());
        } else {
            fields.add(device instanceof Trunk trunk ? trunk.answerSupervision() : 0);
        }
        r.confirm(fields.toArray());
    }

    private static void addStation(List<Object> fields, Station station, String protocol) {
        fields.addAll(List.of(station.admin(), station.type() == 11, station.plan().attendant(), station.dayCos(), station.nightCos(),
                station.plan().voiceMail(), station.plan().voiceMail().isEmpty() ? 0 : station.node(),
                station.speedDials().size()));
        station.speedDials().forEach((bin, dial) -> {
            fields.add(bin);
            fields.add(dial.contents());
            fields.add(new LineWriter.Name(dial.name()));
        });
        fields.addAll(List.of(station.physicalType(), 0, 0));
        if (protocol.compareTo("V10") >= 0) {
            fields.add(station.callingNumber());
        }
    }

    private static void nodes(Request r) {
        List<Object> fields = new ArrayList<>();
        List<Integer> asked = r.nodes(0);
        fields.add(asked.size());
        for (PbxPlan.NodePlan node : r.pbx().plan().nodes()) {
            if (asked.contains(node.number())) {
                fields.add(node.number());
                fields.add(new LineWriter.Name(node.description()));
            }
        }
        r.confirm(fields.toArray());
    }

    private static void messages(Request r) {
        List<Message> messages = r.station(0).messages();
        List<Object> fields = new ArrayList<>();
        fields.add(messages.size());
        for (Message message : messages) {
            String at = TIME.format(ZonedDateTime.ofInstant(message.at(), r.pbx().zone()));
            fields.addAll(List.of(message.from(), new LineWriter.Name(message.from().description()), at, message.mailbox(),
                    message.count()));
        }
        r.confirm(fields.toArray());
    }

    private static void agents(Request r) {
        Station station = r.station(0);
        Agent only = r.arg(1).isEmpty() ? null : r.pbx().agent(r.arg(1));
        HuntGroup group = r.arg(2).isEmpty() ? null : r.device(2, HuntGroup.class);
        List<Object> fields = new ArrayList<>();
        int count = 0;
        Agent agent = station.agent();
        if (agent != null && (only == null || only == agent)) {
            for (HuntGroup his : agent.groups()) {
                if (group == null || group == his) {
                    fields.addAll(List.of(agent.id(), his, agent.mode().code()));
                    count++;
                }
            }
        }
        fields.addFirst(count);
        r.confirm(fields.toArray());
    }

    private static void groupMembers(Request r) {
        if (!(r.device(0) instanceof HuntGroup group)) {
            throw new RefusedException(INVALID_DESTINATION, r.arg(0) + " is no hunt group");
        }
        List<Object> fields = new ArrayList<>();
        if (group.kind() == HuntGroup.Kind.UCD) {
            fields.add(group.stations().size());
            for (Station station : group.stations()) {
                fields.addAll(List.of(station, station, station.busy() ? UCD_BUSY : UCD_READY));
            }
        } else {
            fields.add(group.agents().size());
            for (Agent agent : group.agents()) {
                boolean in = agent.groups().contains(group);
                fields.add(agent.id());
                fields.add(in ? agent.station() : null);
                fields.add(in ? agent.mode().code() : Agent.Mode.LOGGED_OUT.code());
            }
        }
        if (r.pbx().plan().identity().protocol().compareTo("V10") >= 0) {
            fields.addAll(List.of(0, group.kind().code()));
        }
        r.confirm(fields.toArray());
    }
}
