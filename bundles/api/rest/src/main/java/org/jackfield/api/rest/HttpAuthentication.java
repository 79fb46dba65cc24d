package org.jackfield.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells who sends an HTTP request; for whoever answers outside {@code /api/v1} and outside the pages. Any thread may
 * call; it may wait for a password check.
 */
@ProviderType
public interface HttpAuthentication {

    /**
     * Looks at the {@code Authorization} header: HTTP Basic or an API token, over HTTPS or from this machine.
     *
     * @return who it is; empty if the request has no credentials
     * @throws org.jackfield.api.problem.ProblemException {@code security.credentials}, {@code security.locked},
     *     {@code security.busy}, {@code security.password-must-change}, {@code security.second-factor-missing},
     *     {@code security.token-refused}, {@code rest.credentials-invalid},
     *     {@code rest.https-required}, {@code rest.too-many-failures}
     */
    Optional<Subject> authenticate(HttpServletRequest request);

    /** {@return whether the request comes from this machine} */
    boolean isLocal(HttpServletRequest request);
}
