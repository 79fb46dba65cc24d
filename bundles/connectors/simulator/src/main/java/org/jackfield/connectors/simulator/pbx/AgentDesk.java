package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.connectors.simulator.loop.EventLoop.Timer;

/** Agents: logging in and out, ready, busy, wrap-up. */
public final class AgentDesk {

    private final Pbx pbx;
    private final Map<Agent, Timer> wrapUps = new HashMap<>();

    AgentDesk(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Logs an agent in at a station, to one group or to all he belongs to. */
    public void logIn(Agent agent, Station station, HuntGroup only) {
        if (agent.station() != null && agent.station() != station || station.agent() != null && station.agent() != agent
                || !station.online()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " cannot log in at " + station);
        }
        List<HuntGroup> groups = groups(agent, only).stream().filter(g -> !agent.groups().contains(g)).toList();
        if (groups.isEmpty()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " is logged in");
        }
        boolean first = agent.station() == null;
        for (HuntGroup group : groups) {
            agent.enter(group, station);
            tellLog(EventType.LN, agent, station, group);
        }
        if (first) {
            pbx.features().set(station, Station.Feature.AGENT, true);
            if (station.idle()) {
                ready(agent);
            } else {
                agent.setMode(Agent.Mode.NOT_READY);
            }
        }
        tellDeserted();
        pbx.hunting().freed(station);
    }

    /** Logs an agent out of one group or of all. */
    public void logOut(Agent agent, HuntGroup only) {
        Station station = agent.station();
        if (station == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " is not logged in");
        }
        for (HuntGroup group : groups(agent, only)) {
            if (agent.groups().contains(group)) {
                tellLog(EventType.LF, agent, station, group);
                agent.leave(group);
            }
        }
        if (agent.station() == null) {
            cancelWrapUp(agent);
            pbx.features().set(station, Station.Feature.AGENT, false);
        }
        tellDeserted();
    }

    private List<HuntGroup> groups(Agent agent, HuntGroup only) {
        List<HuntGroup> his = pbx.devices(HuntGroup.class).stream().filter(g -> g.agents().contains(agent)).toList();
        if (only == null) {
            return his;
        }
        if (!his.contains(only)) {
            throw new RefusedException(INVALID_DESTINATION, "agent " + agent.id() + " is no member of " + only);
        }
        return List.of(only);
    }

    private void tellLog(EventType type, Agent agent, Station station, HuntGroup group) {
        for (Device observer : List.of(station, group)) {
            pbx.events().device(type, observer, station, agent.id(), Text.of(agent.description()), group);
        }
    }

    /** Ready for the next call; ends wrap-up. */
    public void makeReady(Agent agent) {
        requireLoggedIn(agent);
        if (!agent.station().idle()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " has a call");
        }
        ready(agent);
        pbx.hunting().freed(agent.station());
    }

    private void ready(Agent agent) {
        cancelWrapUp(agent);
        agent.setMode(Agent.Mode.READY);
        tell(EventType.RY, agent);
    }

    /** Wrap-up without end. */
    public void makeNotReady(Agent agent) {
        requireLoggedIn(agent);
        cancelWrapUp(agent);
        agent.setMode(Agent.Mode.WORK_NOT_READY);
        tell(EventType.WNR, agent);
    }

    private static void requireLoggedIn(Agent agent) {
        if (agent.station() == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " is not logged in");
        }
    }

    private void tell(EventType type, Agent agent) {
        pbx.events().device(type, agent.station(), agent.station(), agent.id());
    }

    /** The station is in a call. */
    void busy(Station station) {
        Agent agent = station.agent();
        if (agent != null && agent.mode() != Agent.Mode.NOT_READY) {
            cancelWrapUp(agent);
            agent.setMode(Agent.Mode.NOT_READY);
            tell(EventType.NRY, agent);
        }
    }

    /** The station has left a call: after a call of a group the agent has time to write it up. */
    void callOver(Station station, boolean ofGroup) {
        Agent agent = station.agent();
        if (agent == null || !station.idle() || agent.mode() != Agent.Mode.NOT_READY) {
            return;
        }
        long wrapUp = pbx.plan().timers().wrapUpMillis();
        if (!ofGroup || wrapUp == 0) {
            ready(agent);
            return;
        }
        agent.setMode(Agent.Mode.WORK_NOT_READY);
        tell(EventType.WNR, agent);
        wrapUps.put(agent, pbx.loop().after(wrapUp, () -> {
            wrapUps.remove(agent);
            if (agent.station() != null && agent.mode() == Agent.Mode.WORK_NOT_READY) {
                ready(agent);
                pbx.hunting().freed(agent.station());
            }
        }));
    }

    private void cancelWrapUp(Agent agent) {
        Timer timer = wrapUps.remove(agent);
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Tells of groups that nobody is left in, and of those somebody has come back to. */
    void tellDeserted() {
        for (HuntGroup group : pbx.devices(HuntGroup.class)) {
            if (group.noteDeserted()) {
                pbx.events().device(EventType.OL, group, group, group.online() ? 1 : 0, group.type(), 0);
            }
        }
    }

    /** After all calls have vanished: whoever is logged in is ready. */
    void settle() {
        wrapUps.values().forEach(Timer::cancel);
        wrapUps.clear();
        for (Agent agent : pbx.agents()) {
            if (agent.station() != null) {
                agent.setMode(Agent.Mode.READY);
            }
        }
    }
}
