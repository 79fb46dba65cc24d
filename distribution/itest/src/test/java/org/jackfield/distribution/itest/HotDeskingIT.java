package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two agents hot desk over two nodes behind a CT Gateway: every setting of their telephones before, during and after, and after
 * kill -9 in between. The office is a process of its own, as a phone system is.
 */
class HotDeskingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] WRITTEN_BY = {
        "usernameCommand=_SUI,{inv},{ext},{passcode},0,|{value}|",
        "descriptionCommand=_SUI,{inv},{ext},{passcode},1,|{value}|",
        "classOfServiceCommand=_SUI,{inv},{ext},{passcode},5,{day},{night}",
        "callingNumberCommand=_SUI,{inv},{ext},{passcode},10,{value}"
    };

    private static Instance office;
    private static Instance jackfield;
    private static Rest rest;

    @BeforeAll
    static void start() {
        office = Instance.fresh("hot-desking-office").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(office, "stations = 8", "agents = 0", "groups = 1", "trunks = 2", "nodes = 2", "hotDesks = 2",
                "office = false");
        office.launch();
        jackfield = Instance.fresh("hot-desking").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("hot-desking"));
        jackfield.start();
        office.awaitReady();
        rest = new Rest(jackfield);
        StringBuilder add = new StringBuilder("telephony:add-system --host 127.0.0.1 --port "
                + office.port(Instance.Port.OAI));
        for (String line : WRITTEN_BY) {
            add.append(" --option '").append(line).append('\'');
        }
        jackfield.shell(add.append(" oai Office").toString());
        await("followed").atMost(Duration.ofSeconds(60)).until(() -> rest.get("hotdesking").status() == 200
                && !state("1:1701").isEmpty());
        for (String done : List.of("calling-number 1701 02079461701", "calling-number 1702 02079461702",
                "speed-dial 1701 3 16100 name Home", "message 1701 from 2500 count 2 mailbox 1701",
                "forward 1001 NA 1000", "speed-dial 1001 3 1000 name Desk", "message 1001 from 2500 count 1 mailbox 1001")) {
            office.shell("simulator:do " + done);
        }
        switchOn();
    }

    @AfterAll
    static void stop() {
        office.close();
        if (jackfield != null) {
            jackfield.close();
        }
        if (rest != null) {
            rest.close();
        }
    }

    /** One story, for a start of the product takes longer than all of it. */
    @Test
    void everySettingFollowsAndReturnsOverTwoNodesAndThroughKills() {
        Map<String, String> own1001 = state("2:1001");
        Map<String, String> own1002 = state("1:1002");
        Map<String, String> own1003 = state("2:1003");
        assertThat(rest.read("hotdesking").at("/items/0/support")).allSatisfy(
                one -> assertThat(one.get("supported").asBoolean()).as(one.toString()).isTrue());

        // during: each has the other node's telephone, with everything of their own
        office.shell("simulator:do login 1701 at 1001");
        office.shell("simulator:do login 1702 at 1002");
        awaitState("2:1001", as("1:1701", "N,"));
        awaitState("1:1002", as("2:1702", "N,"));
        awaitForward("1:1701", "I,1001");
        awaitForward("2:1702", "I,1002");

        // a lamp goes out, a forward is remembered
        office.shell("simulator:do no-messages 1701");
        await("lamp").atMost(SOON).untilAsserted(() ->
                assertThat(state("2:1001").get("lamp")).isEqualTo(own1001.get("lamp")));
        office.shell("simulator:do message 1701 from 2500 count 3 mailbox 1701");
        office.shell("simulator:do forward 1001 NA 2500");
        await("remembered").atMost(SOON).untilAsserted(() -> assertThat(agent("1701").get("forwardTo").asText()).isEqualTo("2500"));
        awaitState("2:1001", as("1:1701", "NA,2500"));

        // killed while an agent moves: one telephone has its own again, the other is the agent's
        office.shell("simulator:do logout 1701");
        office.shell("simulator:do login 1701 at 1003");
        jackfield.kill();
        jackfield.start();
        awaitState("2:1001", own1001);
        awaitState("2:1003", as("1:1701", "NA,2500"));
        awaitForward("1:1701", "I,1003");
        awaitState("1:1002", as("2:1702", "N,"));

        // killed, and the agent leaves while nobody is there to see it
        jackfield.kill();
        office.shell("simulator:do logout 1702");
        jackfield.start();
        awaitState("1:1002", own1002);
        awaitForward("2:1702", "I,2500");

        // a forward of all calls logs out, is the destination from then on, and the lamp goes there
        office.shell("simulator:do forward 1003 I 1005");
        awaitState("2:1003", own1003);
        awaitForward("1:1701", "I,1005");
        await("lamp").atMost(SOON).untilAsserted(() -> assertThat(state("2:1005").get("lamp")).contains("1701,3"));
        assertThat(office.shell("oai:send '_QA,{inv},2:1003'")).contains("done: 0");

        // logged out from here; which the telephone tells as well
        office.shell("simulator:do login 1702 at 1002");
        awaitState("1:1002", as("2:1702", "N,"));
        assertThat(rest.send("POST", "hotdesking/log-out", "application/json",
                "{\"phoneSystem\":\"" + system() + "\",\"agent\":\"1702\"}").status()).isEqualTo(200);
        awaitState("1:1002", own1002);
        assertThat(rest.alerts().keySet()).noneMatch(key -> key.startsWith("hotdesking."));
        assertThat(jackfield.shell("hotdesking:status")).contains("1701", "1005 (own)");
    }

    private static void switchOn() {
        await("its group is known").atMost(Duration.ofSeconds(60)).until(() -> rest.read("hotdesking").get("items").size() == 1);
        JsonNode all = rest.read("hotdesking");
        ObjectNode plan = all.at("/items/0/plan").deepCopy();
        plan.put("enabled", true).put("huntGroup", "2090").put("loggedOutDestination", "2500").put("manualForwards", true)
                .put("forwardMessages", true).put("passcode", "0000");
        rest.put("hotdesking/plans?revision=" + all.get("revision").asLong(), plan);
        await("agents are known").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(rest.read("hotdesking").at("/items/0/problem").asText()).isEmpty();
            assertThat(rest.read("hotdesking").at("/items/0/agents")).hasSize(2);
        });
    }

    private static String system() {
        return rest.read("hotdesking").at("/items/0/phoneSystem").asText();
    }

    private static JsonNode agent(String id) {
        for (JsonNode agent : rest.read("hotdesking").at("/items/0/agents")) {
            if (agent.get("agent").asText().equals(id)) {
                return agent;
            }
        }
        throw new AssertionError("no agent " + id);
    }

    /** What a telephone is to be while this phantom's agent sits at it. */
    private static Map<String, String> as(String phantom, String forward) {
        Map<String, String> state = new TreeMap<>(state(phantom));
        state.put("forward", forward);
        return state;
    }

    /** All that hot desking may change at a telephone, as the phone system itself tells it. */
    private static Map<String, String> state(String device) {
        String[] told = answer("_QI", device).split(",");
        if (told.length < 15) {
            return Map.of();
        }
        int dials = Integer.parseInt(told[12]);
        Map<String, String> state = new TreeMap<>();
        state.put("description", told[3]);
        state.put("username", told[4]);
        state.put("class of service", told[8] + " " + told[9]);
        state.put("speed dials", String.join(",", List.of(told).subList(13, 13 + 3 * dials)));
        state.put("calling number", told[told.length - 1]);
        state.put("forward", answer("_QF", device));
        state.put("lamp", answer("_QM", device).replaceAll("\\d\\d:\\d\\d,\\d{6}", "at"));
        return state;
    }

    private static String answer(String command, String device) {
        String shown = office.shell("oai:send '" + command + ",{inv}," + device + "'").strip();
        return shown.startsWith("done: ") ? shown.substring("done: ".length()) : "";
    }

    private static void awaitState(String device, Map<String, String> state) {
        await(device).atMost(SOON).untilAsserted(() -> assertThat(state(device)).isEqualTo(state));
    }

    private static void awaitForward(String device, String forward) {
        await(device).atMost(SOON).untilAsserted(() -> assertThat(answer("_QF", device)).isEqualTo(forward));
    }
}
