package org.jackfield.api.telephony.dialplan;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes the dial plan. Every change is stored, audited, and in force for the events that phone systems report from then
 * on; what was stored before stays as it was. Any thread may call.
 */
@ProviderType
public interface DialPlanAdminService {

    /** {@return the rules, with the revision to give back when writing} */
    Stored<DialPlanRules> rules();

    /**
     * Stores other rules.
     *
     * @param read what was read before editing
     * @param wanted the rules
     * @param by who changes them; needs {@link DialPlan#CONFIGURE}
     * @return as they stand now
     * @throws ProblemException {@code settings.conflict}, {@code security.forbidden}
     */
    Stored<DialPlanRules> store(Stored<DialPlanRules> read, DialPlanRules wanted, Subject by);

    /** {@return the telephone formats, with the revision to give back when writing} */
    Stored<TelephoneFormats> formats();

    /**
     * Stores other telephone formats.
     *
     * @param read what was read before editing
     * @param wanted the formats
     * @param by who changes them; needs {@link DialPlan#CONFIGURE}
     * @return as they stand now
     * @throws ProblemException {@code dialplan.format} for a pattern that is none, {@code settings.conflict},
     *     {@code security.forbidden}
     */
    Stored<TelephoneFormats> store(Stored<TelephoneFormats> read, TelephoneFormats wanted, Subject by);
}
