package org.jackfield.connectors.simulator.pbx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** A group that hunts for somebody to answer, and queues calls while there is nobody. */
public final class HuntGroup extends Device {

    private static final int TYPE = 2;

    /** Kind of group, with its code. */
    public enum Kind {
        UCD(0), ACD(1), ACD_AGENT_IDS(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** Hunt group type code. */
        public int code() {
            return code;
        }
    }

    /** Who of several free members gets the call. */
    public enum Policy { LINEAR, LONGEST_IDLE, ALL_RING }

    private final Kind kind;
    private final Policy policy;
    private final List<Station> stations;
    private final List<Agent> agents;
    private final Deque<Call> queue = new ArrayDeque<>();
    private Application announcement;
    private Device overflow;
    private boolean announcedOffline;

    HuntGroup(int node, String number, String username, String description, Kind kind, Policy policy,
            List<Station> stations, List<Agent> agents) {
        super(node, number, TYPE, username, description);
        this.kind = kind;
        this.policy = policy;
        this.stations = new ArrayList<>(stations);
        this.agents = List.copyOf(agents);
    }

    /** What kind of group it is. */
    public Kind kind() {
        return kind;
    }

    /** Who of several free members gets the call. */
    public Policy policy() {
        return policy;
    }

    /** Members of a UCD group. */
    public List<Station> stations() {
        return List.copyOf(stations);
    }

    /** Members of an ACD group. */
    public List<Agent> agents() {
        return agents;
    }

    /** Calls that wait, the oldest first. */
    public List<Call> queue() {
        return List.copyOf(queue);
    }

    /** What callers hear after a while in the queue, or null. */
    public Application announcement() {
        return announcement;
    }

    /** Where callers go after too long in the queue, or null. */
    public Device overflow() {
        return overflow;
    }

    /** Place of a call among those that wait, from 1. */
    int position(Call call) {
        return List.copyOf(queue).indexOf(call) + 1;
    }

    void script(Application newAnnouncement, Device newOverflow) {
        announcement = newAnnouncement;
        overflow = newOverflow;
    }

    Deque<Call> waiting() {
        return queue;
    }

    boolean acd() {
        return kind != Kind.UCD;
    }

    int members() {
        return acd() ? agents.size() : stations.size();
    }

    /** Whether this station may get this group's calls, were it free. */
    boolean serves(Station station) {
        if (acd()) {
            Agent agent = station.agent();
            return agent != null && agent.groups().contains(this);
        }
        return stations.contains(station) && !station.removedFromGroups();
    }

    /** Stations that could ring now, the one to ring first in front. */
    List<Station> available() {
        List<Station> free = new ArrayList<>();
        if (acd()) {
            for (Agent agent : agents) {
                if (agent.mode() == Agent.Mode.READY && agent.groups().contains(this) && agent.station().huntable()) {
                    free.add(agent.station());
                }
            }
        } else {
            for (Station station : stations) {
                if (!station.removedFromGroups() && station.huntable()) {
                    free.add(station);
                }
            }
        }
        if (policy == Policy.LONGEST_IDLE) {
            free.sort(Comparator.comparingLong(Station::idleSinceMillis));
        }
        return free;
    }

    /** Whether nobody at all is there to take calls. */
    boolean deserted() {
        if (acd()) {
            return agents.stream().noneMatch(agent -> agent.groups().contains(this));
        }
        return stations.stream().allMatch(s -> s.removedFromGroups() || !s.online());
    }

    /** Notes whether the group is deserted; true if that has changed since it was last noted. */
    boolean noteDeserted() {
        boolean now = deserted();
        boolean changed = now != announcedOffline;
        announcedOffline = now;
        setOnline(!now);
        return changed;
    }

    void add(Station station) {
        stations.add(station);
    }

    void remove(Station station) {
        stations.remove(station);
    }
}
