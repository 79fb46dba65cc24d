package org.jackfield.core.gate;

import org.jackfield.api.feature.FeatureStatus.State;

/** What is to be done about a feature bundle, given what is known of it. */
final class FeatureRule {

    /** What is known of a feature bundle at one moment. */
    record Facts(boolean refused, boolean licensed, boolean wanted, boolean running, boolean resolved, int inUse) {}

    /** What the gate does. */
    enum Action {
        /** Leaves it as it is. */
        NONE,
        /** Starts it. */
        START,
        /** Stops it; it stays resolved. */
        STOP,
        /** Stops it if it runs, and takes its wiring and class loader away. */
        REMOVE
    }

    /** What follows from the facts. */
    record Decision(State state, Action action) {}

    private FeatureRule() {}

    static Decision decide(Facts facts) {
        if (facts.refused() || !facts.licensed()) {
            return withheld(facts);
        }
        if (facts.wanted()) {
            return facts.running() ? new Decision(State.ACTIVE, Action.NONE) : new Decision(State.STARTING, Action.START);
        }
        return new Decision(State.STOPPED, facts.running() ? Action.STOP : Action.NONE);
    }

    private static Decision withheld(Facts facts) {
        State withheld = facts.refused() ? State.REFUSED : State.UNLICENSED;
        if (facts.running()) {
            boolean busy = facts.inUse() > 0 && facts.wanted();
            return new Decision(State.ENDING, busy ? Action.NONE : Action.REMOVE);
        }
        return new Decision(withheld, facts.resolved() ? Action.REMOVE : Action.NONE);
    }
}
