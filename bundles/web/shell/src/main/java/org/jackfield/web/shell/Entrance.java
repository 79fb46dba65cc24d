package org.jackfield.web.shell;

import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.PreferredLanguage;
import org.jackfield.api.security.SecondFactorService;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.SingleSignOn;

/**
 * All that lets people in and that they may do to their own account.
 *
 * @param authentication tells who somebody is
 * @param sessions those that are open
 * @param secondFactors one-time codes
 * @param tokens for programs
 * @param language in which somebody reads
 * @param signOn the provider that people may log in by, if there is one
 */
public record Entrance(
        AuthenticationService authentication,
        SessionService sessions,
        SecondFactorService secondFactors,
        ApiTokenService tokens,
        PreferredLanguage language,
        Supplier<Optional<SingleSignOn>> signOn) {}
