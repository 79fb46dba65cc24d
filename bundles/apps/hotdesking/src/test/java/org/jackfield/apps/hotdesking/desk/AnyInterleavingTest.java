package org.jackfield.apps.hotdesking.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.hotdesking.desk.SimpleOffice.AGENTS;
import static org.jackfield.apps.hotdesking.desk.SimpleOffice.STATIONS;
import static org.jackfield.apps.hotdesking.desk.SimpleOffice.VOICE_MAIL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens in whatever order, and wherever the process dies: once it has run again without dying, each telephone is
 * set as its own or exactly as its agent's, calls go where they belong, and nothing is left in hand that is not needed.
 */
class AnyInterleavingTest {

    private final Map<DeviceId, Map<String, DeskSetting>> own = new HashMap<>();
    private final Map<DeviceId, DeskSetting.Forward> remembered = new HashMap<>();
    private final Map<DeviceId, String> destinations = new HashMap<>();
    private final Scene scene = new Scene();

    /** Something that happens to an agent, a telephone and a number. */
    private record Event(Kind kind, int agent, int station, int number) {}

    private enum Kind {
        LOG_IN, LOG_OUT, FORWARD, FORWARD_ALL, MESSAGE, LINK_LOST, LINK_BACK, KILL, LOOK, DIE_AT, SWITCH
    }

    AnyInterleavingTest() {
        STATIONS.forEach(station -> own.put(station, scene.office.copy(station)));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2), Arbitraries.integers().between(1, 60))
                .as(Event::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 3000)
    void everythingHeals(@ForAll("events") List<Event> events) {
        for (Event event : events) {
            happen(event);
        }
        settle();
        check();
        scene.plan = Scene.plan(false, false);
        settle();
        STATIONS.forEach(station -> assertThat(scene.office.copy(station)).isEqualTo(own.get(station)));
        assertThat(scene.store.holds).isEmpty();
    }

    static List<Integer> steps() {
        return IntStream.rangeClosed(1, 130).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aLogInAndALogOutHealWhereverTheyDie(int step) {
        scene.office.put(AGENTS.get(0), new DeskSetting.Lamp(VOICE_MAIL, true, "1701", 1));
        scene.at(AGENTS.get(0), STATIONS.get(0));
        scene.fuse.set(step);
        scene.look();
        scene.kill();
        settle();
        check();

        scene.away(AGENTS.get(0));
        scene.fuse.set(step);
        scene.look();
        scene.kill();
        settle();
        check();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whoLeavesWhileTheProcessIsDeadIsNoTrouble(int step) {
        scene.at(AGENTS.get(0), STATIONS.get(0));
        scene.fuse.set(step);
        scene.look();
        scene.kill();
        scene.away(AGENTS.get(0)).at(AGENTS.get(1), STATIONS.get(0)).at(AGENTS.get(0), STATIONS.get(1));
        settle();
        check();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whoComesBackToATelephoneThatWasBeingGivenBackKeepsTheirForward(int step) {
        scene.at(AGENTS.get(0), STATIONS.get(0));
        settle();
        remembered.put(AGENTS.get(0), new DeskSetting.Forward(ForwardingType.BUSY, "2500"));
        scene.forwards(STATIONS.get(0), ForwardingType.BUSY, "2500");
        settle();
        scene.away(AGENTS.get(0));
        scene.fuse.set(step);
        scene.look();
        scene.kill();
        scene.at(AGENTS.get(0), STATIONS.get(0));
        settle();
        check();
    }

    private void happen(Event event) {
        DeviceId agent = AGENTS.get(event.agent());
        DeviceId station = STATIONS.get(event.station());
        switch (event.kind()) {
            case LOG_IN -> {
                if (!scene.office.seats.containsValue(station)) {
                    scene.at(agent, station);
                }
            }
            case LOG_OUT -> scene.away(agent);
            case FORWARD -> {
                if (isSettled(agent)) {
                    DeskSetting.Forward forward = event.number() % 2 == 0
                            ? new DeskSetting.Forward(ForwardingType.NO_ANSWER, "9" + event.number())
                            : DeskSetting.Forward.NONE;
                    scene.office.put(scene.office.seats.get(agent), forward);
                    remembered.put(agent, forward);
                    settle();
                }
            }
            case FORWARD_ALL -> {
                if (isSettled(agent)) {
                    String to = event.number() % 2 == 0 ? STATIONS.get(event.station()).number() : "9" + event.number();
                    boolean itself = to.equals(scene.office.seats.get(agent).number());
                    scene.forwards(scene.office.seats.get(agent), ForwardingType.ALWAYS, to);
                    scene.fuse.set(event.number());
                    scene.look();
                    scene.kill();
                    if (!itself) {
                        destinations.put(agent, to);
                    }
                    settle();
                    assertThat(scene.office.seats.containsKey(agent)).isEqualTo(itself);
                }
            }
            case MESSAGE -> {
                scene.office.put(agent, new DeskSetting.Lamp(
                        VOICE_MAIL, event.number() % 3 > 0, agent.number(), event.number()));
                scene.touched(agent);
            }
            case LINK_LOST -> scene.office.down = true;
            case LINK_BACK -> scene.linkIsBack();
            case KILL -> scene.kill();
            case LOOK -> scene.look();
            case DIE_AT -> {
                scene.fuse.set(event.number());
                scene.look();
                scene.fuse.set(0);
            }
            case SWITCH -> scene.plan = Scene.plan(!scene.plan.enabled(), false);
        }
    }

    /** What somebody sets at a telephone is theirs only once hot desking has come to rest there. */
    private boolean isSettled(DeviceId agent) {
        if (!scene.office.seats.containsKey(agent) || scene.office.down || !scene.plan.enabled()) {
            return false;
        }
        settle();
        return scene.office.seats.containsKey(agent);
    }

    private void settle() {
        scene.fuse.set(0);
        scene.linkIsBack();
        scene.look();
        scene.look();
        assertThat(scene.picture.problem()).isEmpty();
    }

    private void check() {
        boolean on = scene.plan.enabled();
        Map<DeviceId, DeviceId> sitting = new HashMap<>();
        scene.office.seats.forEach((agent, station) -> sitting.put(station, agent));
        for (DeviceId station : STATIONS) {
            Map<String, DeskSetting> expected = new TreeMap<>(own.get(station));
            if (on && sitting.containsKey(station)) {
                DeviceId agent = sitting.get(station);
                expected.putAll(scene.office.copy(agent));
                expected.put("forward", remembered.getOrDefault(agent, DeskSetting.Forward.NONE));
            }
            if (on) {
                AGENTS.stream()
                        .filter(agent -> !scene.office.seats.containsKey(agent))
                        .filter(agent -> station.number().equals(destinations.get(agent)))
                        .map(agent -> scene.office.at(agent, "lamp:2500"))
                        .filter(lamp -> lamp != null)
                        .findFirst()
                        .ifPresent(lamp -> expected.putIfAbsent("lamp:2500", lamp));
            }
            assertLamps(station, expected);
        }
        for (DeviceId agent : AGENTS) {
            DeviceId station = scene.office.seats.get(agent);
            DeskSetting.Forward expected = !on ? DeskSetting.Forward.NONE
                    : DeskSetting.Forward.all(station != null ? station.number() : destinations.getOrDefault(agent, "2500"));
            assertThat(scene.forward(agent)).as("calls of %s", agent).isEqualTo(expected);
        }
        assertThat(scene.store.holds.values()).extracting(Hold::state).allMatch(Hold.State.WRITTEN::equals);
        assertThat(scene.picture.agents()).allSatisfy(agent -> assertThat(agent.failures()).isEmpty());
    }

    /** Where two agents light the same lamp, either may have it. */
    private void assertLamps(DeviceId station, Map<String, DeskSetting> expected) {
        Map<String, DeskSetting> actual = scene.office.copy(station);
        assertThat(actual.containsKey("lamp:2500")).as("lamp of %s", station).isEqualTo(expected.containsKey("lamp:2500"));
        actual.remove("lamp:2500");
        expected.remove("lamp:2500");
        assertThat(actual).as("telephone %s", station).isEqualTo(expected);
    }
}
