package org.jackfield.connectors.simulator.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.Station;

/** People without a desk of their own: they log in at a telephone that is free, and at another one some time later. */
final class HotDeskers {

    private static final int SETTLES_SECONDS = 30;
    private static final int STAYS_LEAST_SECONDS = 1200;
    private static final int STAYS_MOST_SECONDS = 5400;

    private final Pbx pbx;
    private final Intentions intentions;
    private final Dice dice;
    private final Map<Agent, EventLoop.Timer> plans = new HashMap<>();

    HotDeskers(Pbx pbx, Intentions intentions, Dice dice) {
        this.pbx = pbx;
        this.intentions = intentions;
        this.dice = dice;
    }

    void begin() {
        people().forEach(agent -> later(agent, dice.between(1, SETTLES_SECONDS)));
    }

    void end() {
        plans.values().forEach(EventLoop.Timer::cancel);
        plans.clear();
    }

    private List<Agent> people() {
        return pbx.agents().stream()
                .filter(agent -> pbx.find(agent.id()) instanceof Station station && station.phantom())
                .toList();
    }

    private void later(Agent agent, long millis) {
        plans.put(agent, intentions.later(millis, () -> move(agent)));
    }

    /** Whoever is on the telephone stays a little longer. */
    private void move(Agent agent) {
        if (agent.station() != null && !agent.station().idle()) {
            later(agent, dice.between(SETTLES_SECONDS, 2 * SETTLES_SECONDS));
            return;
        }
        Station before = agent.station();
        if (before != null) {
            Intentions.attempt(() -> pbx.agentDesk().logOut(agent, null));
        }
        List<Station> free = pbx.devices(Station.class).stream()
                .filter(it -> !it.phantom() && !it.admin() && it != before && it.agent() == null && it.idle() && it.online())
                .toList();
        if (!free.isEmpty()) {
            Intentions.attempt(() -> pbx.agentDesk().logIn(agent, dice.oneOf(free), null));
        }
        later(agent, dice.between(STAYS_LEAST_SECONDS, STAYS_MOST_SECONDS));
    }
}
