package org.jackfield.apps.hotdesking.desk;

import org.jackfield.api.telephony.command.CommandException;

/** Logs agents out. Belongs to the keeper's thread. */
final class Departures {

    private final Telephones telephones;
    private final Failures failures;
    private final Witness witness;

    Departures(Telephones telephones, Failures failures, Witness witness) {
        this.telephones = telephones;
        this.failures = failures;
        this.witness = witness;
    }

    /** {@return the seat given up, or as it was if the phone system refused, which is noted} */
    Seat logOut(Seat seat, Witness.Reason reason) {
        try {
            telephones.logOut(seat.extension(), seat.agent());
            witness.loggingOut(seat.agent(), seat.extension(), reason);
            return seat.left();
        } catch (CommandException e) {
            if (Telephones.isAway(e)) {
                throw e;
            }
            failures.add(seat.agent(), seat.extension(), DeskKind.FORWARD, e.getMessage());
            return seat;
        }
    }
}
