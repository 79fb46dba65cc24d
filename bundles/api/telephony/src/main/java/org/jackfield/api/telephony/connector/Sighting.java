package org.jackfield.api.telephony.connector;

import java.util.Objects;

/**
 * What answered at an address that was probed.
 *
 * @param description what it said of itself, in a few words: {@code Asterisk Call Manager/5.0.2}; never null
 * @param certain whether it is a phone system of the connector's type for sure; if not, something took the connection and
 *     only a log-in can tell
 */
public record Sighting(String description, boolean certain) {

    private static final int LONGEST = 200;

    /** Checks and cuts the components: what is said comes from a stranger. */
    public Sighting {
        Objects.requireNonNull(description, "description");
        String clean = description.replaceAll("\\p{Cntrl}+", " ").strip();
        description = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
