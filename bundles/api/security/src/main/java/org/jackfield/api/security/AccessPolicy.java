package org.jackfield.api.security;

import org.jackfield.api.security.access.CallAccess;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the roles of people allow. {@link SecurityService} asks it for everybody who is neither a part of the system nor an
 * administrator; while there is none, only these may do anything. Everybody else asks {@link SecurityService}.
 *
 * <p>Any thread may call; answers come from memory.
 */
@ProviderType
public interface AccessPolicy {

    /** {@return whether a role of {@code subject} grants {@code permission}; never null} */
    Decision decide(Subject subject, Permission permission, Target target);

    /** {@return the calls to which {@code subject} may do {@code permission}; never null} */
    CallAccess callAccess(Subject subject, Permission permission);
}
