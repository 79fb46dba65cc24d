package org.jackfield.api.licence;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of the licence page.
 *
 * @param id the entitlement's id; never null
 * @param title shown to people; the id for a third party's; never null
 * @param kind how it counts; never null
 * @param section where it stands; never null
 * @param unit what is counted, in the plural; empty for a switch; never null
 * @param licensed tick or cross: whether the licence holds it now
 * @param limit how many the licence allows, running trials included; 0 for a switch
 * @param trial how many of the limit are by trials that run
 * @param trialEnds when the first running trial ends; never null
 * @param used how many leases are out; may exceed the limit after a licence shrank
 * @param configured how many are configured to use it, or, for nodes and reporting devices, are there to be covered;
 *     empty if nobody reports it; never null
 */
public record EntitlementStatus(
        String id,
        String title,
        Entitlement.Kind kind,
        Entitlement.Section section,
        String unit,
        boolean licensed,
        int limit,
        int trial,
        Optional<Instant> trialEnds,
        int used,
        OptionalInt configured) {

    /** Checks the components. */
    public EntitlementStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(trialEnds, "trialEnds");
        Objects.requireNonNull(configured, "configured");
    }
}
