package org.jackfield.core.security;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.core.security.store.AccountStore;
import org.jackfield.core.security.store.FactorStore;

/** The rules of accounts. */
final class Accounts implements AccountService {

    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final AccountStore store;
    private final FactorStore factors;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditService audit;
    private final InstantSource clock;

    Accounts(
            AccountStore store,
            FactorStore factors,
            Passwords passwords,
            Sessions sessions,
            AuditService audit,
            InstantSource clock) {
        this.store = store;
        this.factors = factors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public synchronized AccountEntry create(
            UUID id, String name, Set<String> roles, LogInBinding binding, Subject by, String origin) {
        String clean = checkedName(name);
        checkRoles(roles);
        mayTouch(by, roles.contains(ADMINISTRATOR), clean);
        if (store.byId(id).isPresent()) {
            throw exists(clean, "This user has an account already.");
        }
        refuseTaken(clean, id);
        refuseBound(binding, id);
        Account account = Account.fresh(id, clean, "", roles, binding, clock.instant());
        changed(by, origin, "security.account-create", clean, "", state(account));
        store.add(account);
        return entry(account);
    }

    @Override
    public synchronized AccountEntry rename(UUID id, String name, Subject by, String origin) {
        Account account = changeable(id, by);
        refuseProtected(account);
        String clean = checkedName(name);
        refuseTaken(clean, id);
        changed(by, origin, "security.account-rename", account.name(), account.name(), clean);
        store.rename(id, clean);
        return present(id);
    }

    @Override
    public synchronized AccountEntry setRoles(UUID id, Set<String> roles, Subject by, String origin) {
        Account account = changeable(id, by);
        checkRoles(roles);
        mayTouch(by, roles.contains(ADMINISTRATOR), account.name());
        if (account.roleIds().equals(roles)) {
            return entry(account);
        }
        refuseProtected(account);
        changed(by, origin, "security.account-roles", account.name(), account.roles(), Account.joined(roles));
        store.setRoles(id, Account.joined(roles));
        sessions.endAll(id, NO_SESSION);
        return present(id);
    }

    @Override
    public synchronized AccountEntry setEnabled(UUID id, boolean enabled, Subject by, String origin) {
        Account account = changeable(id, by);
        if (account.enabled() == enabled) {
            return entry(account);
        }
        refuseProtected(account);
        changed(
                by, origin, "security.account-enable", account.name(), "enabled=" + account.enabled(),
                "enabled=" + enabled);
        store.setEnabled(id, enabled);
        sessions.endAll(id, NO_SESSION);
        return present(id);
    }

    @Override
    public synchronized AccountEntry bind(UUID id, LogInBinding binding, Subject by, String origin) {
        Account account = changeable(id, by);
        if (account.binding().equals(binding)) {
            return entry(account);
        }
        refuseProtected(account);
        refuseBound(binding, id);
        changed(by, origin, "security.account-bind", account.name(), shown(account.binding()), shown(binding));
        store.bind(id, binding);
        sessions.endAll(id, NO_SESSION);
        return present(id);
    }

    @Override
    public synchronized void delete(UUID id, Subject by, String origin) {
        Account account = changeable(id, by);
        refuseProtected(account);
        changed(by, origin, "security.account-delete", account.name(), state(account), "");
        store.delete(id);
        sessions.endAll(id, NO_SESSION);
    }

    @Override
    public Secret resetPassword(UUID id, Subject by, String origin) {
        Account account = changeable(id, by);
        if (!account.isLocal()) {
            throw Refusals.notLocal(account.name());
        }
        String password = GeneratedPassword.next();
        String hash = passwords.hash(password);
        audit.record(AuditEvent.done(by, origin, "security.password-reset", account.name()));
        store.setPassword(id, hash, true, clock.instant());
        store.unlock(id);
        sessions.endAll(id, NO_SESSION);
        return new Secret(password);
    }

    @Override
    public int resetAll(Subject by, String origin) {
        mayTouch(by, true, "");
        audit.record(AuditEvent.done(by, origin, "security.password-reset-all", ""));
        List<UUID> all = store.requireNewPasswords(byId(by).map(Account::id).orElse(NO_SESSION));
        all.forEach(id -> sessions.endAll(id, NO_SESSION));
        return all.size();
    }

    @Override
    public AccountEntry removeSecondFactor(UUID id, Subject by, String origin) {
        Account account = changeable(id, by);
        if (account.secondFactor() != null) {
            changed(by, origin, "security.second-factor-remove", account.name(), "second factor", "none");
            factors.remove(id);
            sessions.endAll(id, NO_SESSION);
        }
        return present(id);
    }

    @Override
    public Optional<AccountEntry> find(UUID id) {
        return store.byId(id).map(this::entry);
    }

    @Override
    public Optional<AccountEntry> byName(String name) {
        return store.byName(name).map(this::entry);
    }

    @Override
    public List<AccountEntry> list() {
        return store.list().stream().map(this::entry).toList();
    }

    /** {@return the account of who is logged in} */
    Optional<Account> byId(Subject subject) {
        try {
            return store.byId(UUID.fromString(subject.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Account changeable(UUID id, Subject by) {
        Account account = store.byId(id).orElseThrow(() -> ProblemException.notFound(
                "security.account", id.toString(), "There is no such account.", "It may have been deleted."));
        mayTouch(by, account.roleIds().contains(ADMINISTRATOR), account.name());
        return account;
    }

    private AccountEntry present(UUID id) {
        return entry(store.byId(id).orElseThrow());
    }

    private AccountEntry entry(Account account) {
        return account.entry(clock.instant());
    }

    /** Whoever may change accounts must not make themselves, or a friend, more than they are. */
    private static void mayTouch(Subject by, boolean administrator, String name) {
        boolean may = by.kind() == Subject.Kind.SYSTEM
                || by.roles().contains(ADMINISTRATOR) && !by.limitForbids(MANAGE);
        if (administrator && !may) {
            throw ProblemException.of(
                    "security.forbidden",
                    Problem.Kind.FORBIDDEN,
                    name,
                    "Only administrators may make administrators, or change their accounts.",
                    "Ask an administrator.");
        }
    }

    private static void refuseProtected(Account account) {
        if (account.protectedAccount()) {
            throw ProblemException.conflict(
                    "security.account-protected",
                    account.name(),
                    "This account is always there and cannot be restricted.",
                    "Make another account for daily work.");
        }
    }

    private void refuseTaken(String name, UUID id) {
        if (store.byName(name).filter(other -> !other.id().equals(id)).isPresent()) {
            throw exists(name, "There is an account of this name already.");
        }
    }

    private void refuseBound(LogInBinding binding, UUID id) {
        if (binding.source() != LogInSource.LOCAL
                && store.byBinding(binding).filter(other -> !other.id().equals(id)).isPresent()) {
            throw exists(binding.name(), "Another account is bound to this already.");
        }
    }

    private static ProblemException exists(String input, String message) {
        return ProblemException.conflict("security.account-exists", input, message, "Choose another one.");
    }

    private static String checkedName(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > MAX_NAME || clean.chars().anyMatch(Character::isISOControl)
                || clean.indexOf(':') >= 0) {
            throw ProblemException.invalid(
                    "security.account-name",
                    name,
                    "An account cannot have this name.",
                    "Choose 1 to " + MAX_NAME + " characters, without colons and control characters.");
        }
        return clean;
    }

    private static void checkRoles(Set<String> roles) {
        roles.stream().filter(role -> !ROLE.matcher(role).matches()).findFirst().ifPresent(role -> {
            throw ProblemException.invalid(
                    "security.role", role, "There is no such role.", "Choose one of the roles of the site.");
        });
    }

    private static String state(Account account) {
        return "roles=" + account.roles() + "; enabled=" + account.enabled() + "; " + shown(account.binding());
    }

    private static String shown(LogInBinding binding) {
        return binding.source() == LogInSource.LOCAL
                ? "by password"
                : "by " + binding.source() + " " + (binding.issuer() + " " + binding.name()).strip();
    }

    private void changed(Subject by, String origin, String action, String object, String before, String after) {
        audit.record(new AuditEvent(by, origin, action, object, Outcome.DONE, before, after));
    }
}
