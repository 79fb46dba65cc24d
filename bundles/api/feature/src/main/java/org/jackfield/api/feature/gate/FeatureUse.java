package org.jackfield.api.feature.gate;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells the gate what a feature has in progress; registered as a service by whoever hands out leases. A feature whose
 * licence was withdrawn is stopped when nobody reports anything in progress any more.
 */
@ConsumerType
public interface FeatureUse {

    /**
     * {@return how many leases the bundle holds for something in progress; 0 or more; must not block}
     *
     * @param bundleId the framework's id of a feature bundle
     */
    int inUse(long bundleId);
}
