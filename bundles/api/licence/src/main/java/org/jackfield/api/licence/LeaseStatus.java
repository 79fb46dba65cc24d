package org.jackfield.api.licence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A lease that is out.
 *
 * @param id born with the lease; never null
 * @param entitlement the id; never null
 * @param holder who holds it; never null
 * @param purpose what for; never null
 * @param bundle the symbolic name of the bundle that acquired it; never null
 * @param since when it was acquired; never null
 * @param persistent whether it stays with its holder until it is revoked
 */
public record LeaseStatus(
        UUID id, String entitlement, String holder, String purpose, String bundle, Instant since, boolean persistent) {

    /** Checks the components. */
    public LeaseStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(entitlement, "entitlement");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(since, "since");
    }
}
