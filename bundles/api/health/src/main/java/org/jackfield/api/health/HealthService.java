package org.jackfield.api.health;

import org.osgi.annotation.versioning.ProviderType;

/** Tells how every part of the system is. Any thread may call. */
@ProviderType
public interface HealthService {

    /** {@return what every {@link HealthCheck} says at this moment; several of one name count as their worst} */
    HealthReport report();
}
