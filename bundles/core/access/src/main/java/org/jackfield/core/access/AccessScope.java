package org.jackfield.core.access;

/** Which calls somebody is given by where they belong (manual §7.2.6.9.2.2). */
public enum AccessScope {
    /** No calls. */
    NONE,
    /** One's own parts of calls. */
    OWN,
    /** Those of everybody in one's business unit, not in those below it. */
    UNIT,
    /** Those of everybody in one's business unit and in all below it. */
    UNIT_AND_BELOW,
    /** Every call of the site. */
    SITE,
    /** Every call of every site of the organisation. */
    ORGANISATION
}
