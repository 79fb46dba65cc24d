package org.jackfield.api.licence;

/** What comes of asking for a lease. */
public sealed interface LeaseAnswer permits Lease, LeaseRefusal {}
