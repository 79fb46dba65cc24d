package org.jackfield.connectors.simulator.pbx;

/** What dialled digits lead to. */
sealed interface Destination {

    /** An extension of this system. */
    record Internal(Device device) implements Destination {
    }

    /** A number of the public network, access code removed. */
    record Outside(String number) implements Destination {
    }

    /** Nothing. */
    record Invalid(String digits) implements Destination {
    }
}
