package org.jackfield.connectors.simulator.oai;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Application;
import org.jackfield.connectors.simulator.pbx.Conferencing;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;
import org.jackfield.connectors.simulator.pbx.TrunkGroup;

/** What is in each list, and how its entities look: the first field, then one field for every bit of the mask. */
final class ProgrammedLists {

    /**
     * How a list's mask looks.
     *
     * @param fullMask   all its bits
     * @param maskDigits how many digits the answer shows
     */
    record Spec(int fullMask, int maskDigits) {
    }

    private static final Map<Integer, Spec> SPECS = Map.ofEntries(spec(1, 0x7FF, 3), spec(2, 0x7, 3), spec(3, 0x1F, 2),
            spec(4, 0x7, 1), spec(5, 0x7, 1), spec(6, 0x3, 1), spec(7, 0x3, 1), spec(8, 0x3F, 2), spec(9, 0x3, 1),
            spec(10, 0x1, 1), spec(11, 0x1, 1), spec(12, 0x7, 1), spec(13, 0x3, 1), spec(14, 0x7, 1), spec(15, 0xF, 1),
            spec(16, 0x1, 1), spec(17, 0x1, 1), spec(18, 0x1FF, 3), spec(19, 0x3FF, 3), spec(20, 0x3, 1),
            spec(21, 0x3F, 2), spec(22, 0x7, 1));
    private static final int VOICE_MAIL_UP = 2;

    private ProgrammedLists() {
    }

    private static Map.Entry<Integer, Spec> spec(int list, int fullMask, int digits) {
        return Map.entry(list, new Spec(fullMask, digits));
    }

    static Spec spec(int list) {
        return SPECS.get(list);
    }

    static List<List<Object>> entities(int list, Request r) {
        Pbx pbx = r.pbx();
        List<Integer> nodes = r.nodes(0);
        return switch (list) {
            case 1 -> of(pbx, Station.class, nodes, ProgrammedLists::station);
            case 2 -> of(pbx, Trunk.class, nodes, t -> fields(t, name(t.username()), name(t.description()),
                    t.answerSupervision()));
            case 3 -> of(pbx, HuntGroup.class, nodes, ProgrammedLists::group);
            case 4 -> of(pbx, TrunkGroup.class, nodes, t -> fields(t, name(t.username()), name(t.description()),
                    t.trunks().size()));
            case 8 -> pbx.plan().features().stream().map(f -> fields(f.code(), f.logicalNumber(), name(f.name()), f.admin(),
                    f.directory(), f.diagnostic(), f.toggle())).toList();
            // One node answers for all: a list of speed dials is not put together.
            case 9 -> nodes.stream().limit(1).flatMap(node -> pbx.system().speedDials(node).stream())
                    .map(ProgrammedLists::speedDial).toList();
            case 10 -> dndMessages(pbx);
            case 12 -> of(pbx, Application.class, nodes, a -> fields(a, name(a.username()), name(a.description()),
                    a.purpose().code()));
            case 17 -> pbx.agents().stream().map(ProgrammedLists::agent).toList();
            case 18 -> pbx.plan().nodes().stream().filter(n -> nodes.contains(n.number())).map(n -> node(pbx, n)).toList();
            case 19 -> pbx.plan().nodes().stream().filter(n -> nodes.contains(n.number())).map(n -> network(r, n)).toList();
            case 21 -> pbx.plan().users().stream().flatMap(u -> user(pbx, u, nodes)).toList();
            // Nothing of that sort is programmed: page zones and ports, unassociated mailboxes, private network.
            default -> List.of();
        };
    }

    private static <T extends Device> List<List<Object>> of(Pbx pbx, Class<T> sort, List<Integer> nodes,
            Function<T, List<Object>> form) {
        return pbx.devices(sort).stream().filter(d -> nodes.contains(d.node())).map(form).toList();
    }

    private static List<Object> fields(Object... fields) {
        return Arrays.asList(fields);
    }

    private static LineWriter.Name name(String text) {
        return new LineWriter.Name(text);
    }

    private static List<Object> station(Station s) {
        return fields(s, name(s.username()), name(s.description()), s.plan().attendant(), s.admin(), s.type() == 11, s.dayCos(),
                s.nightCos(), s.plan().voiceMail(), s.type(), s.plan().voiceMail().isEmpty() ? 0 : s.node(), s.physicalType());
    }

    private static Stream<List<Object>> user(Pbx pbx, PbxPlan.UserPlan user, List<Integer> nodes) {
        return pbx.devices(Station.class).stream()
                .filter(s -> s.number().equals(user.extension()) && nodes.contains(s.node()))
                .map(s -> fields(s, name(user.firstName()), name(user.lastName()), name(user.email()),
                        name(user.email().split("@")[0]), user.routed(), name("")));
    }

    private static List<Object> group(HuntGroup g) {
        int members = g.kind() == HuntGroup.Kind.UCD ? g.stations().size() : g.agents().size();
        return fields(g, name(g.username()), name(g.description()), g.kind().code(), members, g.node());
    }

    private static List<Object> agent(Agent agent) {
        return fields(agent.id(), name(agent.description()));
    }

    private static List<Object> speedDial(PbxPlan.SpeedDialPlan dial) {
        return fields("%03d".formatted(dial.bin()), dial.privateNumber() ? "" : dial.contents(), name(dial.name()));
    }

    private static List<List<Object>> dndMessages(Pbx pbx) {
        List<List<Object>> messages = new ArrayList<>();
        for (String text : pbx.features().dndMessages()) {
            messages.add(fields(messages.size() + 1, name(text)));
        }
        return messages;
    }

    private static List<Object> node(Pbx pbx, PbxPlan.NodePlan node) {
        PbxPlan.Identity identity = pbx.plan().identity();
        return fields(node.number(), name(node.description()), pbx.plan().nodes().size() > 1, identity.protocol(),
                identity.software(), identity.premium(), identity.country(), 1, VOICE_MAIL_UP, Conferencing.MOST_MEMBERS);
    }

    private static List<Object> network(Request r, PbxPlan.NodePlan node) {
        PbxPlan.Identity identity = r.pbx().plan().identity();
        InetSocketAddress local = r.session().local();
        return fields(node.number(), name(node.description()), name(local.getAddress().getHostAddress()), local.getPort(), name(""), "", 1,
                r.session().settings().connections(), identity.protocol(), identity.software(), identity.premium());
    }

    /** The fixed form of the lists that are being phased out. */
    static Function<List<Object>, List<Object>> oldForm(int list) {
        return switch (list) {
            case 1, 2, 6, 13, 7 -> e -> e.subList(0, 3);
            case 3 -> e -> e.subList(0, 5);
            case 8 -> e -> fields(e.get(3), e.get(4), e.get(5), e.get(6), e.get(1), e.get(0), e.get(2));
            case 15 -> e -> fields(e.get(1), e.get(2), e.get(3), e.get(0));
            default -> e -> e;
        };
    }
}
