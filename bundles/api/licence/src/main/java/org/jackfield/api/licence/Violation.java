package org.jackfield.api.licence;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * More is connected than the licence covers (§7.2.1.2). It ends by itself when the numbers fit again. Past its grace
 * it locks the pages of what it {@link #affects()}; logging and recording of calls go on (ruling 24).
 *
 * @param entitlement {@code nodes} or {@code reporting-devices}; never null
 * @param present how many are there; 0 if nobody knows at the moment
 * @param limit how many the licence covers
 * @param since when it began; never null
 * @param locksAt when its grace ends; never null
 * @param locked whether the grace has ended
 * @param affects the entitlements whose pages it locks; never null
 */
public record Violation(
        String entitlement, int present, int limit, Instant since, Instant locksAt, boolean locked, Set<String> affects) {

    /** How many days a violation has until it locks pages. */
    public static final int GRACE_DAYS = 30;

    /** Checks the components. */
    public Violation {
        Objects.requireNonNull(entitlement, "entitlement");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(locksAt, "locksAt");
        affects = Set.copyOf(affects);
    }
}
