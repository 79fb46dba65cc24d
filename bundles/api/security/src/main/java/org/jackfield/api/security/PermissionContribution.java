package org.jackfield.api.security;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The permissions that a bundle asks for; registered as a service, gone with the bundle. */
@ConsumerType
public interface PermissionContribution {

    /** {@return the bundle's permissions, always the same; never null} */
    List<Permission> permissions();
}
