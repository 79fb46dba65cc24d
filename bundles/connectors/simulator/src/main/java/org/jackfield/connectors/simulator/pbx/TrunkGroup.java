package org.jackfield.connectors.simulator.pbx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The trunks that an outside call may take, and the calls that wait for one. */
public final class TrunkGroup extends Device {

    private static final int TYPE = 10;

    private final List<Trunk> trunks;
    private final Deque<Call> waiting = new ArrayDeque<>();

    TrunkGroup(int node, String number, String username, String description, List<Trunk> trunks) {
        super(node, number, TYPE, username, description);
        this.trunks = List.copyOf(trunks);
    }

    /** Its trunks, in the order they are taken. */
    public List<Trunk> trunks() {
        return trunks;
    }

    /** Place of a call among those that wait, from 1. */
    int position(Call call) {
        return List.copyOf(waiting).indexOf(call) + 1;
    }

    Deque<Call> waiting() {
        return waiting;
    }

    /** A trunk without a call, or null. */
    public Trunk free() {
        for (Trunk trunk : trunks) {
            if (trunk.idle() && trunk.online()) {
                return trunk;
            }
        }
        return null;
    }
}
