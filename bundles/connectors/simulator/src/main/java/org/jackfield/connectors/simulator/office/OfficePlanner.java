package org.jackfield.connectors.simulator.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.connectors.simulator.pbx.Application.Purpose;
import org.jackfield.connectors.simulator.pbx.FeatureCodes;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.StationPlan;

/** Programs a telephone system for an office of a given size. */
public final class OfficePlanner {

    /** The administrator's telephone. */
    public static final String ADMIN = "1000";
    /** Where voice mail takes messages. */
    public static final String VOICE_MAIL = "2500";
    private static final String ATTENDANT = "2501";
    private static final String ANNOUNCEMENT = "2502";
    private static final String RECORDER = "2510";
    private static final String HOT_DESK = "1601";
    /** The group that people without a desk log in to. */
    public static final String HOT_DESK_GROUP = "2090";
    private static final String HOT_DESK_COS = "0003";
    private static final String NUMBER_BLOCK = "4412345";

    private static final String[] FIRST = {"Alice", "Bob", "Carol", "David", "Emma", "Frank", "Grace", "Henry", "Isla",
            "Jack", "Kate", "Liam", "Maya", "Noah", "Olive", "Peter", "Quinn", "Rosa", "Sam", "Tess", "Umar", "Vera",
            "Will", "Zoe"};
    private static final String[] LAST = {"Adams", "Brown", "Clark", "Dixon", "Evans", "Fisher", "Green", "Hall", "Irwin",
            "Jones", "King", "Lewis", "Moore", "Nolan", "Owen", "Price", "Quick", "Reed", "Shaw", "Todd", "Usher",
            "Vance", "Wood", "Young"};
    private static final String[] TEAMS = {"Sales", "Support", "Accounts", "Orders", "Service", "Claims", "Export",
            "Press", "Repairs"};
    private static final int[] SETS = {42, 40, 48, 41};

    private final OfficeSize size;

    private OfficePlanner(OfficeSize size) {
        this.size = size;
    }

    /** All that is to be programmed. */
    public static PbxPlan plan(OfficeSize size) {
        return new OfficePlanner(size).plan();
    }

    private PbxPlan plan() {
        PbxPlan.Identity known = PbxPlan.Identity.DEFAULT;
        PbxPlan.Identity identity = new PbxPlan.Identity(size.protocol(), known.software(), known.premium(), known.country(),
                size.gateway() || size.nodes() > 1, known.accessCode());
        return new PbxPlan(identity, PbxPlan.Timers.DEFAULT, nodes(), stations(), users(), agents(), groups(), trunks(),
                new PbxPlan.TrunkGroupPlan(1, "92001", "SIP", "SIP trunks"), applications(), lines(), FeatureCodes.ALL,
                speedDials(), List.of("0090", "00870"));
    }

    /** Whom an office calls now and then; of the last one nobody is to see the number. */
    private static List<PbxPlan.SpeedDialPlan> speedDials() {
        return List.of(
                new PbxPlan.SpeedDialPlan(1, 1, "902079460391", "Building security", false),
                new PbxPlan.SpeedDialPlan(1, 2, "901614960392", "Courier", false),
                new PbxPlan.SpeedDialPlan(1, 3, "901134960393", "IT support", false),
                new PbxPlan.SpeedDialPlan(1, 4, "901174960394", "Taxi", false),
                new PbxPlan.SpeedDialPlan(1, 5, "901314960395", "Water cooler service", false),
                new PbxPlan.SpeedDialPlan(1, 6, "901314960396", "Chairman at home", true));
    }

    private List<PbxPlan.NodePlan> nodes() {
        return IntStream.rangeClosed(1, size.nodes())
                .mapToObj(n -> new PbxPlan.NodePlan(n, n == 1 ? "Head office" : "Branch " + (n - 1))).toList();
    }

    private int node(int index) {
        return index % size.nodes() + 1;
    }

    private List<StationPlan> stations() {
        List<StationPlan> stations = new ArrayList<>();
        stations.add(new StationPlan(1, ADMIN, "ADMIN", "Admin desk", 0, 40, true, ADMIN, VOICE_MAIL, StationPlan.USUAL_COS));
        for (int i = 1; i < size.stations(); i++) {
            int set = SETS[i % SETS.length];
            stations.add(new StationPlan(node(i), station(i), name(i).split(" ")[0].toUpperCase(Locale.ROOT), name(i),
                    set == 48 ? 38 : 0, set, false, ADMIN, VOICE_MAIL, StationPlan.USUAL_COS));
        }
        stations.add(new StationPlan(1, HOT_DESK, "HOTDESK 1", "Hot desk 1", Station.PHANTOM, 0, false, ADMIN, VOICE_MAIL,
                StationPlan.USUAL_COS));
        for (int i = 1; i <= size.hotDesks(); i++) {
            String name = hotDesker(i);
            stations.add(new StationPlan(node(i - 1), hotDesk(i), name.split(" ")[0].toUpperCase(Locale.ROOT), name,
                    Station.PHANTOM, 0, false, ADMIN, VOICE_MAIL, HOT_DESK_COS));
        }
        return stations;
    }

    /** Every sixth telephone is the main extension of somebody whose other telephones ring with it. */
    private List<PbxPlan.UserPlan> users() {
        return IntStream.range(1, size.stations())
                .filter(i -> i % 6 == 0)
                .mapToObj(i -> {
                    String[] names = name(i).split(" ", 2);
                    return new PbxPlan.UserPlan(
                            station(i), names[0], names[1], names[0].toLowerCase(Locale.ROOT) + "@office.example", i % 12 == 0);
                })
                .toList();
    }

    private static String station(int index) {
        return Integer.toString(1000 + index);
    }

    private static String name(int index) {
        int i = index - 1;
        int round = i / FIRST.length;
        return FIRST[i % FIRST.length] + " " + LAST[(i + round * 7) % LAST.length];
    }

    private List<PbxPlan.AgentPlan> agents() {
        return Stream.concat(teamAgents().stream(), hotDeskers().stream()).toList();
    }

    private List<PbxPlan.AgentPlan> teamAgents() {
        return IntStream.rangeClosed(1, size.agents()).mapToObj(i -> new PbxPlan.AgentPlan(agent(i), name(i))).toList();
    }

    /** People without a desk: agents whose id is the number of their phantom. */
    private List<PbxPlan.AgentPlan> hotDeskers() {
        return IntStream.rangeClosed(1, size.hotDesks())
                .mapToObj(i -> new PbxPlan.AgentPlan(hotDesk(i), hotDesker(i))).toList();
    }

    private static String hotDesk(int index) {
        return Integer.toString(1700 + index);
    }

    private static String hotDesker(int index) {
        return FIRST[(FIRST.length - index) % FIRST.length] + " " + LAST[(LAST.length - 2 * index) % LAST.length];
    }

    private static String agent(int index) {
        return Integer.toString(5000 + index);
    }

    /** The kinds take turns: agents with ids, everybody rings, stations that log in without ids. */
    private List<PbxPlan.GroupPlan> groups() {
        List<PbxPlan.GroupPlan> groups = new ArrayList<>();
        int firstDesk = size.agents() + 1;
        for (int g = 0; g < size.groups(); g++) {
            String number = Integer.toString(2001 + g);
            int teamSize = Math.max(1, Math.min(4, (size.stations() - firstDesk) / size.groups()));
            int from = firstDesk + g * teamSize;
            List<String> desks = IntStream.range(from, from + teamSize).filter(i -> i < size.stations())
                    .mapToObj(OfficePlanner::station).toList();
            boolean agentIds = g % 3 == 0 && size.agents() > 0;
            HuntGroup.Kind kind = agentIds ? HuntGroup.Kind.ACD_AGENT_IDS : g % 3 == 2 ? HuntGroup.Kind.ACD : HuntGroup.Kind.UCD;
            HuntGroup.Policy policy = agentIds ? HuntGroup.Policy.LONGEST_IDLE
                    : g % 3 == 2 ? HuntGroup.Policy.LINEAR : HuntGroup.Policy.ALL_RING;
            groups.add(new PbxPlan.GroupPlan(1, number, TEAMS[g].toUpperCase(Locale.ROOT), TEAMS[g] + " team", kind, policy,
                    agentIds ? List.of() : desks,
                    agentIds ? teamAgents().stream().map(PbxPlan.AgentPlan::id).toList() : List.of(), ANNOUNCEMENT, VOICE_MAIL));
        }
        if (size.hotDesks() > 0) {
            groups.add(new PbxPlan.GroupPlan(1, HOT_DESK_GROUP, "HOT DESK", "Hot deskers", HuntGroup.Kind.ACD_AGENT_IDS,
                    HuntGroup.Policy.LONGEST_IDLE, List.of(), hotDeskers().stream().map(PbxPlan.AgentPlan::id).toList(), "", ""));
        }
        return groups;
    }

    private List<PbxPlan.TrunkPlan> trunks() {
        return IntStream.rangeClosed(1, size.trunks())
                .mapToObj(i -> new PbxPlan.TrunkPlan(node(i - 1), Integer.toString(94000 + i), 6)).toList();
    }

    private static List<PbxPlan.ApplicationPlan> applications() {
        return List.of(new PbxPlan.ApplicationPlan(1, VOICE_MAIL, "VM", "Voice Mail", Purpose.MAILBOX),
                new PbxPlan.ApplicationPlan(1, ATTENDANT, "AUTO ATT", "Auto attendant", Purpose.ATTENDANT),
                new PbxPlan.ApplicationPlan(1, ANNOUNCEMENT, "QUEUE MSG", "Queue announcement", Purpose.ANNOUNCEMENT),
                new PbxPlan.ApplicationPlan(1, RECORDER, "RAC", "Record-A-Call", Purpose.RECORD_A_CALL));
    }

    /** A number for every group, and a direct one for every telephone. */
    private List<PbxPlan.LinePlan> lines() {
        List<PbxPlan.LinePlan> lines = new ArrayList<>();
        for (int g = 0; g < size.groups(); g++) {
            lines.add(new PbxPlan.LinePlan(NUMBER_BLOCK + "00" + (g + 1) + "00", g == 0 ? "Main line" : TEAMS[g] + " line",
                    Integer.toString(2001 + g), ATTENDANT));
        }
        for (int i = 1; i < size.stations(); i++) {
            lines.add(new PbxPlan.LinePlan(NUMBER_BLOCK + "0" + station(i), name(i).split(" ")[0] + " direct", station(i),
                    VOICE_MAIL));
        }
        for (int i = 1; i <= size.hotDesks(); i++) {
            lines.add(new PbxPlan.LinePlan(NUMBER_BLOCK + "0" + hotDesk(i), hotDesker(i).split(" ")[0] + " direct", hotDesk(i),
                    VOICE_MAIL));
        }
        return lines;
    }
}
