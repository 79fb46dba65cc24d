package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.Objects;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.ConnectionState;

/**
 * One device in one call, now.
 *
 * @param call the phone system's name for the call at this device; commands need it
 * @param party the device
 * @param state its state
 * @param since when it came into that state
 */
public record Connection(CallId call, Party party, ConnectionState state, Instant since) {

    public Connection {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }
}
