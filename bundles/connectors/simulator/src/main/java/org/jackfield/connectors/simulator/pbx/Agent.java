package org.jackfield.connectors.simulator.pbx;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A person of an ACD group, at whatever station he has logged in. */
public final class Agent {

    /** Mode of an agent, with its code in lists of agents. */
    public enum Mode {
        LOGGED_OUT(0), READY(1), NOT_READY(2), WORK_NOT_READY(3);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        /** Code of the protocol. */
        public int code() {
            return code;
        }
    }

    private final String id;
    private final String description;
    private final Set<HuntGroup> groups = new LinkedHashSet<>();
    private Station station;
    private Mode mode = Mode.LOGGED_OUT;

    Agent(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** Agent id; never in expanded form. */
    public String id() {
        return id;
    }

    /** Name. */
    public String description() {
        return description;
    }

    /** Station he is logged in at, or null. */
    public Station station() {
        return station;
    }

    /** What he is doing. */
    public Mode mode() {
        return mode;
    }

    /** Groups he is logged in to. */
    public Set<HuntGroup> groups() {
        return Collections.unmodifiableSet(groups);
    }

    void enter(HuntGroup group, Station at) {
        groups.add(group);
        station = at;
        at.setAgent(this);
    }

    void leave(HuntGroup group) {
        groups.remove(group);
        if (groups.isEmpty() && station != null) {
            station.setAgent(null);
            station = null;
            mode = Mode.LOGGED_OUT;
        }
    }

    void setMode(Mode newMode) {
        mode = newMode;
    }
}
