package org.jackfield.core.licence;

import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseStatus;

/** A persistent seat in its holder's hands. */
record SeatLease(LeaseStatus status) implements Lease {

    @Override
    public void close() {
        // the seat stays with its holder
    }
}
