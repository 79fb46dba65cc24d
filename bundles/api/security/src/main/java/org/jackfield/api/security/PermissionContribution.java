package org.jackfield.api.security;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The permissions that a bundle asks for; registered as a service, gone with the bundle. */
@ConsumerType
public interface PermissionContribution {

    /** {@return the bundle's permissions, always the same; never null} */
    List<Permission> permissions();

    /**
     * {@return the options of security profiles that grant them: each permission belongs to exactly one; one that belongs to
     * none is for administrators only. Always the same; never null}
     */
    default List<AccessOption> options() {
        return List.of();
    }
}
