package org.jackfield.connectors.simulator.pbx;

/** Sees every event, on the loop, in order. Must not call back into the telephone system before it returns. */
@FunctionalInterface
public interface PbxListener {

    /** One event, as one device sees it. */
    void onEvent(PbxEvent event);
}
