package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.scenario.Actions;
import org.jackfield.connectors.simulator.scenario.OfficeReader;

/** Whatever people do, in whatever order: the telephone system stays sound and its events tell the truth. */
class AnyOperationsTest {

    private static final String[] STATIONS = {"1000", "1001", "1002", "1003", "1004"};
    private static final String[] TARGETS = {"1001", "1002", "1003", "1004", "2001", "2002", "2003", "2500", "1601",
            "907700900123", "9099912345", "1234"};
    private static final String[] ACTIONS = {"place S T", "place S T", "arrive 94001 from 02079460123 to 441234500100",
            "arrive 94001 from 02079460123 to 441234500101", "arrive 94001 from 02079460123 to 441234500200",
            "arrive 94001 from 02079460123 to 441234500300", "answer S", "answer S", "answer S", "answer 94001", "hold S",
            "callback S", "callback S", "no-callback S T", "retrieve S", "consult S T", "consult S T", "consult S T conference", "transfer S T", "hangup S", "hangup 94001",
            "conference S", "deflect S T", "deflect 2002 T", "pickup S S", "pickup S 2002", "account S 77", "dnd S 3",
            "dnd S off", "forward S NA T", "forward S I T", "forward S B T", "forward S N", "dial S 385", "dial S 324",
            "dial S 348", "login A at S", "logout A", "ready A", "not-ready A", "unplug S", "plug S", "unplug 94001",
            "plug 94001", "night on", "night off", "message S from 2500", "no-messages S"};

    @Property(tries = 250)
    void keepEveryInvariant(@ForAll long seed) {
        OfficeReader.ScenarioOffice office = OfficeReader.shipped("larger");
        VirtualLoop loop = new VirtualLoop(office.start());
        Pbx pbx = new Pbx(office.plan(), loop, ZoneOffset.UTC);
        Invariants invariants = new Invariants(pbx);
        Actions actions = new Actions(pbx);
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String action = filled(ACTIONS[random.nextInt(ACTIONS.length)], random);
            done.add(action);
            try {
                actions.perform(List.of(action.split(" ")));
            } catch (RefusedException e) {
                done.set(done.size() - 1, action + " (refused " + e.outcome() + ")");
            }
            if (random.nextInt(4) == 0) {
                long millis = random.nextInt(25_000);
                done.add("wait " + millis);
                loop.advance(millis);
            }
            try {
                invariants.check();
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nafter " + done + "\nevents\n" + invariants.trail(), e);
            }
        }
        assertThat(invariants.events()).isPositive();
        hangUpAll(pbx, loop);
        invariants.check();
        assertThat(pbx.callIds()).as("ids in use when nobody talks, after %s", done).isEmpty();
    }

    private static String filled(String action, Random random) {
        StringBuilder filled = new StringBuilder();
        for (String word : action.split(" ")) {
            filled.append(switch (word) {
                case "S" -> STATIONS[random.nextInt(STATIONS.length)];
                case "T" -> TARGETS[random.nextInt(TARGETS.length)];
                case "A" -> random.nextBoolean() ? "5001" : "5002";
                default -> word;
            }).append(' ');
        }
        return filled.toString().strip();
    }

    private static void hangUpAll(Pbx pbx, VirtualLoop loop) {
        // who has hung up may be called back
        for (int i = 0; i < 50 && !pbx.activeCalls().isEmpty(); i++) {
            Call call = pbx.activeCalls().iterator().next();
            pbx.clearing().clear(call.parties().getFirst());
            if (pbx.activeCalls().isEmpty()) {
                loop.advance(1000);
            }
        }
    }
}
