package org.jackfield.connectors.simulator.pbx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Anything that has an extension: station, trunk, group, voice mail application. */
public abstract sealed class Device permits Station, Trunk, TrunkGroup, HuntGroup, Application {

    private final int node;
    private final String number;
    private final int type;
    private final List<Party> parties = new ArrayList<>(2);
    private String username;
    private String description;
    private boolean online = true;

    Device(int node, String number, int type, String username, String description) {
        this.node = node;
        this.number = number;
        this.type = type;
        this.username = username;
        this.description = description;
    }

    /** Node it is programmed on. */
    public final int node() {
        return node;
    }

    /** Its extension, unique over all nodes. */
    public final String number() {
        return number;
    }

    /** Device type code of the protocol. */
    public final int type() {
        return type;
    }

    /** Short name. */
    public final String username() {
        return username;
    }

    /** Long name. */
    public final String description() {
        return description;
    }

    /** Whether it can be reached. */
    public final boolean online() {
        return online;
    }

    /** Its parts in calls, oldest first. */
    public final List<Party> parties() {
        return Collections.unmodifiableList(parties);
    }

    /** {@code E} for a trunk, {@code I} for all else. */
    public final String letter() {
        return this instanceof Trunk ? "E" : "I";
    }

    /** Its part in a call in this state, or null. */
    public final Party party(PartyState state) {
        for (Party party : parties) {
            if (party.state() == state) {
                return party;
            }
        }
        return null;
    }

    /** Whether it has a part in any call at all. */
    public final boolean idle() {
        return parties.isEmpty();
    }

    final void join(Party party) {
        parties.add(party);
    }

    final void quit(Party party) {
        parties.remove(party);
    }

    final void rename(String newUsername) {
        username = newUsername;
    }

    final void describe(String newDescription) {
        description = newDescription;
    }

    final void setOnline(boolean newOnline) {
        online = newOnline;
    }

    @Override
    public final String toString() {
        return number;
    }
}
