package org.jackfield.api.security;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Log-in by an OpenID Connect provider: the authorization code flow with PKCE. Both acts wait for the provider and are bounded in
 * time. Every log-in, done or refused, is in the audit trail.
 */
@ProviderType
public interface SingleSignOn {

    /**
     * A log-in under way, kept in the browser's session on our side and spent by {@link #finish}.
     *
     * @param address of the provider, where the browser goes; never null
     * @param state what the provider must send back; never null
     * @param nonce what the provider must put into the id token; never null
     * @param verifier proves to the provider that who began also ends; never null
     * @param redirect where the provider sends the browser back to; never null
     */
    record Attempt(URI address, Secret state, Secret nonce, Secret verifier, URI redirect) {

        /** Checks the components. */
        public Attempt {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(nonce, "nonce");
            Objects.requireNonNull(verifier, "verifier");
            Objects.requireNonNull(redirect, "redirect");
        }
    }

    /** {@return what the log-in page calls the provider; empty while there is none} */
    String title();

    /**
     * Begins a log-in.
     *
     * @throws ProblemException {@code security.provider-off}, {@code security.provider-unavailable}
     */
    Attempt begin();

    /**
     * Ends a log-in.
     *
     * @param attempt as {@link #begin} returned it, to this browser
     * @param answer the parameters with which the provider sent the browser back
     * @throws ProblemException {@code security.provider-refused} if the answer does not hold, {@code security.no-account}
     *     if nobody here is bound to the subject, {@code security.provider-unavailable}
     */
    LogIn finish(Attempt attempt, Map<String, String> answer, String origin);
}
