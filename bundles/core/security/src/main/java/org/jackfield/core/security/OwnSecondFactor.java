package org.jackfield.core.security;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecondFactorService;

/** What people do to their own second factor. */
final class OwnSecondFactor implements SecondFactorService {

    private static final String SITE = "Jackfield";

    private final Authentication authentication;
    private final SecondFactors factors;
    private final AuditService audit;
    private final InstantSource clock;

    OwnSecondFactor(Authentication authentication, SecondFactors factors, AuditService audit, InstantSource clock) {
        this.authentication = authentication;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Status status(LogIn logIn) {
        Account account = authentication.present(logIn);
        boolean enrolled = account.secondFactor() != null;
        return new Status(
                enrolled,
                authentication.secondFactorRequired(account),
                enrolled ? factors.recoveryCodesLeft(account) : 0);
    }

    @Override
    public Enrolment begin(LogIn logIn) {
        Account account = authentication.present(logIn);
        String key = Totp.newKey();
        return new Enrolment(new Secret(key), new Secret(Totp.uri(key, account.name(), SITE)));
    }

    @Override
    public Enrolled enrol(LogIn logIn, Enrolment enrolment, char[] password, String code, String origin) {
        Account account = authentication.confirmed(logIn, password, origin, "security.second-factor-enrol");
        OptionalLong step = Totp.match(enrolment.key().reveal(), code, clock.instant());
        if (step.isEmpty()) {
            throw Refusals.code();
        }
        changed(logIn, origin, "security.second-factor-enrol", account, "TOTP");
        List<Secret> codes = factors.put(account, enrolment.key().reveal(), step.getAsLong());
        return new Enrolled(codes, authentication.renewed(logIn));
    }

    @Override
    public LogIn giveUp(LogIn logIn, char[] password, String code, String origin) {
        Account account = authentication.confirmed(logIn, password, origin, "security.second-factor-remove");
        if (authentication.secondFactorRequired(account)) {
            throw ProblemException.of(
                    "security.second-factor-required",
                    Problem.Kind.FORBIDDEN,
                    "",
                    "One of your roles asks for a second factor.",
                    "Set up another authenticator instead.");
        }
        if (account.secondFactor() != null) {
            authentication.spend(account, code, origin, "security.second-factor-remove");
            changed(logIn, origin, "security.second-factor-remove", account, "none");
            factors.remove(account);
        }
        return authentication.renewed(logIn);
    }

    private void changed(LogIn logIn, String origin, String action, Account account, String after) {
        audit.record(new AuditEvent(
                logIn.subject(), origin, action, account.name(), Outcome.DONE,
                account.secondFactor() == null ? "none" : "TOTP", after));
    }
}
