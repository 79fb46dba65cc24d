package org.jackfield.api.licence;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told when a licence comes in force or goes, a trial ends, a violation begins, locks or ends; registered as a
 * service. Called on one thread of the licence bundle, in order. Leases that come and go are not told.
 */
@ConsumerType
public interface LicenceListener {

    /** The site's licensing is now this. */
    void licenceChanged(LicenceReport report);
}
