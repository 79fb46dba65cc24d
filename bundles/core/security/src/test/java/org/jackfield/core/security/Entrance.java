package org.jackfield.core.security;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.users.User;
import org.jackfield.core.security.store.AccountStore;
import org.jackfield.core.security.store.FactorStore;
import org.jackfield.core.security.store.LinkStore;
import org.jackfield.core.security.store.TokenStore;

/** All that lets people in, on a database of the test's own. */
final class Entrance implements AutoCloseable {

    static final String GOOD = "Right-Password-1";
    static final Subject BOSS = FakeSecurity.ADMINISTRATOR;

    final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    final RecordingAudit audit = new RecordingAudit(clock);
    final SecurityComponent security = new SecurityComponent();
    final KeptMail mail = new KeptMail();
    final MemoryVault vault = new MemoryVault();
    final Map<UUID, String> addresses = new HashMap<>();
    final TestDatabase database;
    final AccountStore store;
    final FirstAdministrator first;
    final Passwords passwords;
    final Sessions sessions;
    final SecondFactors factors;
    final Accounts accounts;
    final Authentication authentication;
    final OwnSecondFactor ownFactor;
    final ForgottenPasswords forgotten;
    final ApiTokens tokens;
    SecurityPolicy policy = policy(PasswordStrength.SECURE, true, 3);
    Directory directory = Directory.NONE;
    final Map<String, User> imported = new HashMap<>();

    Entrance(Dialect dialect, Path folder) {
        database = TestDatabase.open(dialect);
        store = new AccountStore(database.jdbi());
        FactorStore factorStore = new FactorStore(database.jdbi());
        first = new FirstAdministrator(store, audit, () -> policy, clock, folder.resolve("first-password.txt"));
        passwords = new Passwords(store, () -> policy);
        sessions = new Sessions(security, audit, clock);
        factors = new SecondFactors(factorStore, () -> Optional.of(vault), clock);
        accounts = new Accounts(store, factorStore, passwords, sessions, audit, clock);
        authentication = new Authentication(
                store, passwords, factors, sessions, () -> directory, key -> Optional.ofNullable(imported.get(key)), audit, () -> policy, clock,
                first::passwordChanged);
        ownFactor = new OwnSecondFactor(authentication, factors, audit, clock);
        forgotten = new ForgottenPasswords(
                store, new LinkStore(database.jdbi()), passwords, sessions, () -> Optional.of(mail),
                user -> addresses.getOrDefault(user, ""), audit, clock, Runnable::run, first::passwordChanged);
        tokens = new ApiTokens(new TokenStore(database.jdbi()), store, security, audit, clock);
    }

    static SecurityPolicy policy(PasswordStrength strength, boolean lockout, int maxAttempts) {
        return new SecurityPolicy(strength, false, 90, false, 5, lockout, maxAttempts, 15, "");
    }

    /** {@return the permissions that the bundle contributes} */
    PermissionContribution authenticationPermissions() {
        return () -> List.of(AccountService.MANAGE, SessionService.MANAGE, SecurityPolicy.CONFIGURE);
    }

    /** Makes the first administrator with the good password. */
    void engineer() throws IOException {
        first.ensure(Optional.of(GOOD), true);
    }

    /** Makes an account with the good password, which its owner chose. */
    AccountEntry person(String name, String... roles) {
        AccountEntry made = accounts.create(Ids.next(), name, Set.of(roles), LogInBinding.LOCAL, BOSS, "test");
        store.setPassword(made.id(), PasswordHash.of(GOOD.toCharArray()), false, clock.instant());
        return made;
    }

    LogIn logIn(String name, String password) {
        return logIn(name, password, "");
    }

    LogIn logIn(String name, String password, String code) {
        return authentication.logIn(name, password.toCharArray(), code, "web 192.0.2.7");
    }

    LogIn change(LogIn logIn, String current, String replacement) {
        return authentication.changePassword(logIn, current.toCharArray(), replacement.toCharArray(), "web");
    }

    void leap(Duration time) {
        clock.leap(time);
    }

    @Override
    public void close() {
        database.close();
    }
}
