package org.jackfield.api.licence;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how many are configured to use an entitlement: devices to be recorded, users with a client profile. Registered
 * as a service; several for one entitlement add up. For {@code nodes} and {@code reporting-devices} it is what must be
 * covered, and more than the licence has is a violation.
 */
@ConsumerType
public interface EntitlementDemand {

    /** {@return the entitlement's id; always the same} */
    String entitlement();

    /** {@return how many; 0 or more; asked about once a second, so it must answer from memory} */
    int configured();
}
