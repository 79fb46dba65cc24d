package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.Subject;
import org.jackfield.api.users.User;
import org.jackfield.core.security.Directory.Person;
import org.jackfield.core.security.store.AccountStore;

/** Tells who somebody is, by name, password and second factor; slow on purpose, all written to the audit trail. */
final class Authentication {

    private static final String LOG_IN = "security.log-in";
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.security");

    private final AccountStore store;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Supplier<Directory> directory;
    private final Function<String, Optional<User>> imported;
    private final AuditService audit;
    private final Supplier<SecurityPolicy> policy;
    private final InstantSource clock;
    private final Consumer<Account> passwordChanged;
    private final StrangerLocks strangers;

    Authentication(
            AccountStore store,
            Passwords passwords,
            SecondFactors factors,
            Sessions sessions,
            Supplier<Directory> directory,
            Function<String, Optional<User>> imported,
            AuditService audit,
            Supplier<SecurityPolicy> policy,
            InstantSource clock,
            Consumer<Account> passwordChanged) {
        this.store = store;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.directory = directory;
        this.imported = imported;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.passwordChanged = passwordChanged;
        this.strangers = new StrangerLocks(clock, policy);
    }

    /** {@return whether there is an account of this name, or may be one; for those who may know} */
    boolean knows(String name) {
        return store.byName(name).isPresent() || directory.get().isOn();
    }

    LogIn logIn(String name, char[] password, String code, String origin) {
        Optional<Account> found = named(name);
        Subject subject = found.map(Account::subject).orElseGet(() -> stranger(name));
        boolean locked = found.map(account -> account.lockedAt(clock.instant())).orElseGet(() -> strangers.locked(key(name)));
        if (locked) {
            refused(subject, origin, LOG_IN, "locked");
            throw Refusals.locked();
        }
        Account account = found.filter(each -> matches(each, password))
                .or(() -> found.isPresent() ? Optional.empty() : provisioned(name, password, origin))
                .orElseThrow(() -> wrong(found, name, subject, origin, LOG_IN, "wrong name or password"));
        if (account.secondFactor() != null) {
            if (code.isBlank()) {
                refused(subject, origin, LOG_IN, "second factor asked for");
                throw Refusals.secondFactor();
            }
            spend(account, code, origin, LOG_IN);
        }
        return accepted(account, origin, "");
    }

    private LogIn accepted(Account account, String origin, String how) {
        Instant now = clock.instant();
        audit.record(new AuditEvent(account.subject(), origin, LOG_IN, account.name(), Outcome.DONE, "", how));
        store.countSuccess(account.id(), now);
        return new LogIn(Ids.next(), account.subject(), now, pending(account, now), account.credentialsVersion());
    }

    LogIn vouchedFor(LogInBinding binding, String name, Optional<Set<String>> roles, String origin) {
        Account account = store.byBinding(binding)
                .or(() -> roles.map(given -> provision(Ids.next(), name, given, binding, origin)))
                .filter(Account::enabled)
                .orElseThrow(() -> {
                    notVouchedFor(name, origin, "no account is bound to it");
                    return ProblemException.of(
                            "security.no-account",
                            Problem.Kind.FORBIDDEN,
                            name,
                            "The provider knows you, but you have no account here.",
                            "Ask an administrator to bind your account to the provider.");
                });
        return accepted(account, origin, "by " + binding.issuer());
    }

    void notVouchedFor(String name, String origin, String why) {
        refused(stranger(name), origin, LOG_IN, why);
    }

    LogIn changePassword(LogIn logIn, char[] current, char[] replacement, String origin) {
        Account account = confirmed(logIn, current, origin, "security.password-change");
        if (!account.isLocal()) {
            throw Refusals.notLocal(account.name());
        }
        passwords.replace(account, replacement, clock.instant(), () -> audit.record(
                AuditEvent.done(logIn.subject(), origin, "security.password-change", account.name())));
        passwordChanged.accept(account);
        return renewed(logIn);
    }

    LogIn agree(LogIn logIn, String origin) {
        Account account = present(logIn);
        audit.record(new AuditEvent(
                logIn.subject(), origin, "security.agree", account.name(), Outcome.DONE,
                account.agreedTo() == null ? "" : account.agreedTo(), Agreement.VERSION));
        store.setAgreedTo(account.id(), Agreement.VERSION);
        return renewed(logIn);
    }

    boolean stillValid(LogIn logIn) {
        return byId(logIn.subject())
                .filter(Account::enabled)
                .filter(account -> account.credentialsVersion() == logIn.credentialsVersion())
                .isPresent();
    }

    /** {@return the account of a log-in that still stands} */
    Account present(LogIn logIn) {
        return byId(logIn.subject())
                .filter(Account::enabled)
                .filter(account -> account.credentialsVersion() == logIn.credentialsVersion())
                .orElseThrow(Refusals::loggedOut);
    }

    /** {@return the account of a log-in, whose owner has just typed the password again}; wrong ones count */
    Account confirmed(LogIn logIn, char[] password, String origin, String action) {
        Account account = present(logIn);
        if (account.lockedAt(clock.instant())) {
            refused(logIn.subject(), origin, action, "locked");
            throw Refusals.locked();
        }
        if (account.source() != LogInSource.OIDC && !matches(account, password)) {
            throw wrong(Optional.of(account), account.name(), logIn.subject(), origin, action, "wrong password");
        }
        return account;
    }

    /** Spends a code, or counts a failure. */
    void spend(Account account, String code, String origin, String action) {
        if (!factors.spend(account, code)) {
            refused(account.subject(), origin, action, "wrong code");
            failed(account, origin);
            throw Refusals.code();
        }
    }

    /** {@return the same log-in after its owner changed something; all other sessions end} */
    LogIn renewed(LogIn logIn) {
        Account account = byId(logIn.subject()).orElseThrow(Refusals::loggedOut);
        if (account.credentialsVersion() != logIn.credentialsVersion()) {
            sessions.endAll(account.id(), logIn.id());
        }
        return new LogIn(
                logIn.id(), account.subject(), logIn.at(), pending(account, clock.instant()),
                account.credentialsVersion());
    }

    private Optional<Account> named(String name) {
        Optional<Account> own = store.byName(name);
        return own.isPresent() || name.isBlank() || name.length() > LogInBinding.MAX_LENGTH || name.indexOf('\0') >= 0
                ? own
                : store.byBinding(LogInBinding.directory(name));
    }

    private boolean matches(Account account, char[] password) {
        boolean same =
                switch (account.source()) {
                    case LOCAL -> account.enabled() && passwords.matches(account, password);
                    case DIRECTORY -> account.enabled()
                            && password.length > 0
                            && directory.get().check(account.boundName(), password).isPresent();
                    case OIDC -> false;
                };
        if (!same && (account.source() != LogInSource.LOCAL || !account.enabled() || account.passwordHash().isEmpty())) {
            passwords.matchNobody(password);
        }
        return same;
    }

    /** Makes an account for somebody whom only the directory knows, if the site wants that. */
    private Optional<Account> provisioned(String name, char[] password, String origin) {
        Directory asked = directory.get();
        Optional<Set<String>> roles = asked.isOn() ? asked.provisioning() : Optional.empty();
        boolean askable = roles.isPresent() && !name.isBlank() && name.length() <= AccountStore.MAX_NAME;
        Optional<Person> person =
                askable && password.length > 0 ? asked.check(name, password) : Optional.empty();
        if (person.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        Optional<User> user = imported.apply(person.get().key());
        if (user.filter(each -> each.disabled() || each.isDeleted()).isPresent()) {
            return Optional.empty();
        }
        String known = person.get().name();
        return Optional.of(provision(
                user.map(User::id).orElseGet(Ids::next), known, roles.get(), LogInBinding.directory(known), origin));
    }

    /** {@return an account that is made for somebody whom somebody else vouches for} */
    private Account provision(UUID id, String name, Set<String> roles, LogInBinding binding, String origin) {
        Optional<Account> bound = store.byBinding(binding);
        if (bound.isPresent()) {
            return bound.get();
        }
        if (name.isBlank() || name.length() > AccountStore.MAX_NAME || store.byName(name).isPresent()
                || store.byId(id).isPresent()) {
            throw ProblemException.conflict(
                    "security.account-exists",
                    name,
                    "An account of this name belongs to somebody else.",
                    "Ask an administrator to bind it, or to give it another name.");
        }
        Account account = Account.fresh(id, name, "", roles, binding, clock.instant());
        audit.record(new AuditEvent(
                SYSTEM, origin, "security.account-create", name, Outcome.DONE, "",
                "roles=" + account.roles() + "; by " + binding.source()));
        store.add(account);
        return account;
    }

    private Set<LogIn.Step> pending(Account account, Instant now) {
        Set<LogIn.Step> steps = EnumSet.noneOf(LogIn.Step.class);
        if (account.isLocal() && (account.mustChangePassword() || passwords.expired(account, now))) {
            steps.add(LogIn.Step.CHANGE_PASSWORD);
        }
        if (secondFactorRequired(account) && account.secondFactor() == null) {
            steps.add(LogIn.Step.ENROL_SECOND_FACTOR);
        }
        if (!Agreement.VERSION.equals(account.agreedTo())) {
            steps.add(LogIn.Step.AGREE);
        }
        return steps;
    }

    /** A provider asks for second factors itself. */
    boolean secondFactorRequired(Account account) {
        return account.source() != LogInSource.OIDC && policy.get().asksForSecondFactor(account.roleIds());
    }

    private Optional<Account> byId(Subject subject) {
        try {
            return store.byId(UUID.fromString(subject.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ProblemException wrong(
            Optional<Account> found, String name, Subject subject, String origin, String action, String why) {
        refused(subject, origin, action, why);
        found.ifPresentOrElse(account -> failed(account, origin), () -> strangers.failed(key(name)));
        return Refusals.credentials();
    }

    private void failed(Account account, String origin) {
        SecurityPolicy now = policy.get();
        int most = now.lockout() ? now.maxAttempts() : Integer.MAX_VALUE;
        Instant until = clock.instant().plus(Duration.ofMinutes(now.lockoutMinutes()));
        if (store.countFailure(account.id(), most, until)) {
            audit.record(new AuditEvent(
                    account.subject(), origin, "security.lock-out", account.name(), Outcome.DONE, "", until.toString()));
        }
    }

    private void refused(Subject subject, String origin, String action, String why) {
        audit.record(new AuditEvent(subject, origin, action, subject.name(), Outcome.REFUSED, "", why));
    }

    private static String key(String name) {
        return Digest.of(name.strip().toLowerCase(Locale.ROOT));
    }

    private static Subject stranger(String name) {
        String shown = name.length() > AccountStore.MAX_NAME ? name.substring(0, AccountStore.MAX_NAME) : name;
        return new Subject("", shown, Subject.Kind.PERSON, Set.of());
    }
}
