package org.jackfield.api.licence;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The licence in force and what it allows. Any thread may call; no call blocks. */
@ProviderType
public interface LicenceService {

    /** {@return everything the licence page shows} */
    LicenceReport report();

    /**
     * {@return what the licence allows of an entitlement now; {@linkplain Allowance#none(String) none} without a licence}
     *
     * @param entitlement an id, of ours or a third party's
     */
    Allowance allowance(String entitlement);

    /**
     * {@return the violation that locks the pages of what this entitlement pays for, if its grace is over}
     *
     * @param entitlement an id
     */
    Optional<Violation> lock(String entitlement);
}
