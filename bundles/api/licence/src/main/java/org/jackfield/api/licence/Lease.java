package org.jackfield.api.licence;

import org.osgi.annotation.versioning.ProviderType;

/** A channel, seat or device in use. */
@ProviderType
public non-sealed interface Lease extends LeaseAnswer, AutoCloseable {

    /** {@return what is held} */
    LeaseStatus status();

    /** Gives it back. A persistent seat stays with its holder. Further calls do nothing; any thread may call. */
    @Override
    void close();
}
