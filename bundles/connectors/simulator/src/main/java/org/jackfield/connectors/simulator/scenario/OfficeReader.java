package org.jackfield.connectors.simulator.scenario;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jackfield.connectors.simulator.pbx.Application.Purpose;
import org.jackfield.connectors.simulator.pbx.FeatureCodes;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.StationPlan;

/** Reads the small offices that scenarios are written for. */
public final class OfficeReader {

    /**
     * An office of a scenario.
     *
     * @param start office time at which scenarios begin
     * @param plan  what is programmed
     */
    public record ScenarioOffice(Instant start, PbxPlan plan) {
    }

    private OfficeReader() {
    }

    /** An office that comes along. */
    public static ScenarioOffice shipped(String name) {
        return parse("office-" + name, ScenarioReader.resource("office-" + name + ".yaml"));
    }

    /** An office from a text; the name is for messages. */
    public static ScenarioOffice parse(String name, String text) {
        YamlTree file = YamlTree.parse(name, text).allow("start", "timers", "nodes", "stations", "users", "agents", "groups", "trunks",
                "trunkGroup", "applications", "lines", "features", "speedDials", "barred");
        YamlTree group = file.get("trunkGroup").allow("ext", "username", "description");
        List<String> features = file.texts("features");
        PbxPlan plan = new PbxPlan(PbxPlan.Identity.DEFAULT, timers(file),
                file.list("nodes").stream().map(n -> new PbxPlan.NodePlan(n.number("node", 1), n.text("description"))).toList(),
                file.list("stations").stream().map(OfficeReader::station).toList(),
                file.list("users").stream().map(u -> new PbxPlan.UserPlan(u.text("ext"), u.text("firstName"), u.text("lastName"),
                        u.text("email", ""), false)).toList(),
                file.list("agents").stream().map(a -> new PbxPlan.AgentPlan(a.text("id"), a.text("description"))).toList(),
                file.list("groups").stream().map(OfficeReader::group).toList(),
                file.list("trunks").stream().map(t -> new PbxPlan.TrunkPlan(t.number("node", 1), t.text("ext"), 6)).toList(),
                new PbxPlan.TrunkGroupPlan(1, group.text("ext"), group.text("username"), group.text("description")),
                file.list("applications").stream().map(a -> new PbxPlan.ApplicationPlan(a.number("node", 1), a.text("ext"),
                        a.text("username"), a.text("description"), constant(Purpose.class, a, "purpose"))).toList(),
                file.list("lines").stream().map(l -> new PbxPlan.LinePlan(l.text("number"), l.text("name"), l.text("day"),
                        l.text("night", l.text("day")))).toList(),
                features.isEmpty() ? FeatureCodes.ALL
                        : FeatureCodes.ALL.stream().filter(f -> features.contains(f.code())).toList(),
                file.list("speedDials").stream().map(d -> new PbxPlan.SpeedDialPlan(d.number("node", 1), d.number("bin", 0),
                        d.text("contents"), d.text("name"), d.flag("private", false))).toList(),
                file.texts("barred"));
        try {
            return new ScenarioOffice(Instant.parse(file.text("start")), plan);
        } catch (DateTimeParseException e) {
            throw new ScenarioException(name + ".start: a time such as 2026-04-01T09:30:00Z is needed", e);
        }
    }

    private static PbxPlan.Timers timers(YamlTree file) {
        PbxPlan.Timers usual = PbxPlan.Timers.DEFAULT;
        if (!file.has("timers")) {
            return usual;
        }
        YamlTree t = file.get("timers").allow("forwardNoAnswer", "huntAdvance", "transferRecall", "holdRecall", "wrapUp",
                "failed", "announcement", "overflow");
        return new PbxPlan.Timers(seconds(t, "forwardNoAnswer", usual.forwardNoAnswerMillis()),
                seconds(t, "huntAdvance", usual.huntAdvanceMillis()),
                seconds(t, "transferRecall", usual.transferRecallMillis()),
                seconds(t, "holdRecall", usual.holdRecallMillis()), seconds(t, "wrapUp", usual.wrapUpMillis()),
                seconds(t, "failed", usual.failedMillis()), seconds(t, "announcement", usual.announcementMillis()),
                seconds(t, "overflow", usual.overflowMillis()));
    }

    private static long seconds(YamlTree tree, String key, long usualMillis) {
        return tree.has(key) ? tree.number(key, 0) * 1000L : usualMillis;
    }

    private static StationPlan station(YamlTree s) {
        s.allow("node", "ext", "username", "description", "type", "set", "admin", "attendant", "voiceMail", "cos");
        return new StationPlan(s.number("node", 1), s.text("ext"), s.text("username"), s.text("description"),
                s.number("type", 0), s.number("set", 42), s.flag("admin", false), s.text("attendant", "1000"),
                s.text("voiceMail", "2500"), s.text("cos", StationPlan.USUAL_COS));
    }

    private static PbxPlan.GroupPlan group(YamlTree g) {
        g.allow("node", "ext", "username", "description", "kind", "policy", "stations", "agents", "announcement", "overflow");
        return new PbxPlan.GroupPlan(g.number("node", 1), g.text("ext"), g.text("username"), g.text("description"),
                constant(HuntGroup.Kind.class, g, "kind"), constant(HuntGroup.Policy.class, g, "policy"),
                g.texts("stations"), g.texts("agents"), g.text("announcement", ""), g.text("overflow", ""));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, YamlTree tree, String key) {
        String name = tree.text(key).toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw tree.wrong(key + " is one of " + List.of(type.getEnumConstants()));
    }
}
