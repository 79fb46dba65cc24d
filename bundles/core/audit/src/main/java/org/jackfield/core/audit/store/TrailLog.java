package org.jackfield.core.audit.store;

import java.time.Instant;
import org.jackfield.api.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every line of the trail to the log too, from where it can be sent to another machine as it happens. The log's
 * configuration keeps it out of the files here.
 */
final class TrailLog {

    /** Named in {@code etc/org.ops4j.pax.logging.cfg}. */
    static final String NAME = "org.jackfield.core.audit.trail";

    private static final Logger TRAIL = LoggerFactory.getLogger(NAME);
    /** Of the states before and after; a receiver may cut lines off at 2 KB. */
    private static final int LONGEST_STATE = 500;

    private TrailLog() {}

    static void write(AuditEvent event, Instant at) {
        if (TRAIL.isInfoEnabled()) {
            TRAIL.info("{}", line(event, at));
        }
    }

    /** {@return a line of names and quoted values; nothing that somebody typed can end a value or a line} */
    static String line(AuditEvent event, Instant at) {
        StringBuilder line = new StringBuilder("audit time=").append(at);
        put(line, "action", event.action());
        put(line, "outcome", event.outcome().name());
        put(line, "subject", event.subject().name());
        put(line, "origin", event.origin());
        put(line, "object", event.object());
        put(line, "before", cut(event.before()));
        put(line, "after", cut(event.after()));
        return line.toString();
    }

    private static String cut(String state) {
        return state.length() <= LONGEST_STATE ? state : state.substring(0, LONGEST_STATE) + "…";
    }

    private static void put(StringBuilder line, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        line.append(' ').append(name).append("=\"");
        value.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                line.append('\\').append((char) character);
            } else if (Character.isISOControl(character) || character == '\u2028' || character == '\u2029') {
                line.append("\\u%04x".formatted(character));
            } else {
                line.append((char) character);
            }
        });
        line.append('"');
    }
}
