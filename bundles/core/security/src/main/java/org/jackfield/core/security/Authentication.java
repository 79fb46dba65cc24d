package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.jackfield.core.security.store.AccountStore;

/** Checks names and passwords; slow on purpose, at most {@value #AT_ONCE} at once, all written to the audit trail. */
public final class Authentication implements AuthenticationService {

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_MILLIS = 5_000;
    private final AccountStore accounts;
    private final AuditService audit;
    private final Supplier<SecurityPolicy> policy;
    private final InstantSource clock;
    private final Consumer<Account> passwordChanged;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Authentication(
            AccountStore accounts,
            AuditService audit,
            Supplier<SecurityPolicy> policy,
            InstantSource clock,
            Consumer<Account> passwordChanged) {
        this.accounts = accounts;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.passwordChanged = passwordChanged;
    }

    /** {@return whether there is an account of this name; for those who may know} */
    public boolean knows(String name) {
        return accounts.byName(name).isPresent();
    }

    @Override
    public LogIn logIn(String name, char[] password, String origin) {
        Optional<Account> found = accounts.byName(name);
        Subject subject = found.map(Account::subject).orElseGet(() -> stranger(name));
        if (found.filter(account -> account.lockedAt(clock.instant())).isPresent()) {
            refused(subject, origin, "security.log-in", "locked");
            throw locked();
        }
        if (!matches(found, password)) {
            refused(subject, origin, "security.log-in", "wrong name or password");
            found.ifPresent(account -> failed(account, origin));
            throw credentials();
        }
        Account account = found.orElseThrow();
        audit.record(AuditEvent.done(subject, origin, "security.log-in", account.name()));
        Instant now = clock.instant();
        accounts.countSuccess(account.id(), now);
        return new LogIn(subject, now, account.mustChangePassword(), account.credentialsVersion());
    }

    @Override
    public void changePassword(Subject subject, char[] current, char[] replacement, String origin) {
        Account account = byId(subject).orElseThrow(Authentication::credentials);
        if (account.lockedAt(clock.instant())) {
            refused(subject, origin, "security.password-change", "locked");
            throw locked();
        }
        if (!matches(Optional.of(account), current)) {
            refused(subject, origin, "security.password-change", "wrong password");
            failed(account, origin);
            throw credentials();
        }
        policy.get().strength().check(replacement, account.name());
        if (Arrays.equals(current, replacement)) {
            throw ProblemException.invalid(
                    "security.password-weak", "", "This is the password you have.", "Choose another one.");
        }
        String hash = inTurn(() -> PasswordHash.of(replacement));
        audit.record(AuditEvent.done(subject, origin, "security.password-change", account.name()));
        accounts.setPassword(account.id(), hash, false);
        passwordChanged.accept(account);
    }

    @Override
    public boolean stillValid(LogIn logIn) {
        return byId(logIn.subject())
                .filter(Account::enabled)
                .filter(account -> account.credentialsVersion() == logIn.credentialsVersion())
                .isPresent();
    }

    private Optional<Account> byId(Subject subject) {
        try {
            return accounts.byId(UUID.fromString(subject.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean matches(Optional<Account> found, char[] password) {
        String hash = found.filter(Account::enabled).map(Account::passwordHash).orElse(Nobody.HASH);
        boolean same = inTurn(() -> PasswordHash.matches(hash, password));
        return same && found.filter(Account::enabled).isPresent();
    }

    private <T> T inTurn(Supplier<T> hashing) {
        boolean mine = false;
        try {
            mine = places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!mine) {
                throw busy();
            }
            return hashing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            if (mine) {
                places.release();
            }
        }
    }

    private void failed(Account account, String origin) {
        SecurityPolicy now = policy.get();
        int most = now.lockout() ? now.maxAttempts() : Integer.MAX_VALUE;
        Instant until = clock.instant().plus(Duration.ofMinutes(now.lockoutMinutes()));
        if (accounts.countFailure(account.id(), most, until)) {
            audit.record(new AuditEvent(
                    account.subject(), origin, "security.lock-out", account.name(), Outcome.DONE, "", until.toString()));
        }
    }

    private void refused(Subject subject, String origin, String action, String why) {
        audit.record(new AuditEvent(subject, origin, action, subject.name(), Outcome.REFUSED, "", why));
    }

    /** Checked when there is no such account, so that the time taken does not tell; made when first needed. */
    private static final class Nobody {
        private static final String HASH = PasswordHash.of("nobody".toCharArray());
    }

    private static Subject stranger(String name) {
        String shown = name.length() > AccountStore.MAX_NAME ? name.substring(0, AccountStore.MAX_NAME) : name;
        return new Subject("", shown, Subject.Kind.PERSON, Set.of());
    }

    private static ProblemException credentials() {
        return ProblemException.of(
                "security.credentials",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "The name or the password is wrong.",
                "Try again, or ask an administrator.");
    }

    private static ProblemException locked() {
        return ProblemException.of(
                "security.locked",
                Problem.Kind.LIMITED,
                "",
                "This account is locked after too many wrong passwords.",
                "Wait some minutes, or ask an administrator.");
    }

    private static ProblemException busy() {
        return ProblemException.of(
                "security.busy", Problem.Kind.LIMITED, "", "Too many log-ins at once.", "Try again in a moment.");
    }
}
