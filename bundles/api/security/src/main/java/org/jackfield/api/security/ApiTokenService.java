package org.jackfield.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * API tokens. Kept is a hash of each. Any thread may call and waits for the database; making and revoking, and each first
 * use from another address, are in the audit trail.
 */
@ProviderType
public interface ApiTokenService {

    /** How every token begins, so that it is known for one wherever it turns up. */
    String PREFIX = "jackfield_";

    /** The longest that a token may be accepted, in days. */
    int MAX_DAYS = 366;

    /**
     * A token just made.
     *
     * @param token what is kept of it; never null
     * @param secret what its owner shows; told now and never again; never null
     */
    record Made(ApiToken token, Secret secret) {}

    /**
     * Makes a token for the person who is logged in.
     *
     * @param owner a person that acts by no token itself
     * @param title 1 to 100 characters
     * @param scopes at least one id of a permission that {@code owner} holds
     * @param expiresAt in the future, at most {@value #MAX_DAYS} days away
     * @throws ProblemException {@code security.token-title}, {@code security.token-scopes}, {@code security.token-expiry},
     *     {@code security.token-limit} if the account has too many
     */
    Made create(Subject owner, String title, Set<String> scopes, Instant expiresAt, String origin);

    /** {@return the tokens of an account, newest first} */
    List<ApiToken> list(UUID account);

    /** {@return the tokens of all accounts, newest first; for who holds {@link AccountService#MANAGE}} */
    List<ApiToken> list();

    /**
     * Ends a token at once.
     *
     * @param by its owner, or somebody who may {@link AccountService#MANAGE}
     * @throws ProblemException {@code security.token} if there is none of this id, or it is another's
     */
    void revoke(UUID token, Subject by, String origin);

    /**
     * {@return who acts by a token: its owner with the present roles, limited to the token's scopes}
     *
     * @throws ProblemException {@code security.token-refused} if it is unknown, revoked or expired, or its owner may not
     *     log in
     */
    Subject authenticate(Secret token, String origin);
}
