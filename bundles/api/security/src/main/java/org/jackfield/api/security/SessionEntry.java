package org.jackfield.api.security;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A session that is open.
 *
 * @param id that of the log-in that opened it; never null
 * @param subject who is logged in; never null
 * @param origin from where ({@code web 192.0.2.7}); never null
 * @param client what the browser says it is; empty if nothing; never null
 * @param since when it was opened; never null
 * @param activeAt when somebody last did something in it; never null
 */
public record SessionEntry(UUID id, Subject subject, String origin, String client, Instant since, Instant activeAt) {

    /** Checks the components. */
    public SessionEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(activeAt, "activeAt");
    }
}
