package org.jackfield.api.licence;

import java.util.List;
import java.util.Objects;

/**
 * Asks for a lease.
 *
 * @param entitlements ids, in the order they are tried; at least one; never null
 * @param holder who will hold it: a device, a user, a client's id; 1 to 200 characters; never null
 * @param purpose what for, shown to administrators; at most 200 characters; never null
 */
public record LeaseRequest(List<String> entitlements, String holder, String purpose) {

    /** The longest holder and purpose. */
    public static final int MAX_TEXT = 200;

    /** Checks the components. */
    public LeaseRequest {
        entitlements = List.copyOf(entitlements);
        if (entitlements.isEmpty() || !entitlements.stream().allMatch(Grant::isId)) {
            throw new IllegalArgumentException("not entitlements: " + entitlements);
        }
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(purpose, "purpose");
        if (holder.isBlank() || holder.length() > MAX_TEXT || purpose.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a lease's holder must have 1, its purpose 0 to " + MAX_TEXT + " characters");
        }
    }

    /** {@return a request for a lease of one entitlement} */
    public static LeaseRequest of(String entitlement, String holder, String purpose) {
        return new LeaseRequest(List.of(entitlement), holder, purpose);
    }
}
