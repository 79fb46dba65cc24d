package org.jackfield.api.telephony.connector;

import java.util.Map;
import java.util.Objects;

/**
 * What a connection test found.
 *
 * @param success whether a log-in succeeded
 * @param message the result in a sentence; what to do if it failed
 * @param facts what the phone system told about itself (version, node, licences), by title, for showing
 */
public record ConnectionReport(boolean success, String message, Map<String, String> facts) {

    public ConnectionReport {
        Objects.requireNonNull(message, "message");
        facts = Map.copyOf(facts);
    }
}
