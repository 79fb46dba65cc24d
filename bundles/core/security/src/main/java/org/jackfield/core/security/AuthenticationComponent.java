package org.jackfield.core.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.PreferredLanguage;
import org.jackfield.api.security.SecondFactorService;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.security.store.AccountStore;
import org.jackfield.core.security.store.FactorStore;
import org.jackfield.core.security.store.LinkStore;
import org.jackfield.core.security.store.TokenStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Wires log-in and accounts to the database. */
@Component(
        name = "org.jackfield.core.security.authentication",
        immediate = true,
        service = {AuthenticationService.class, AuthenticationComponent.class, PermissionContribution.class})
public final class AuthenticationComponent implements AuthenticationService, PermissionContribution {

    private final Accounts accounts;
    private final Authentication authentication;
    private final ForgottenPasswords forgotten;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("security-work-", 0).factory());
    private final Map<Class<?>, Object> companions = new LinkedHashMap<>();

    /** Makes the first administrator if there is none, and lets people log in. */
    @Activate
    public AuthenticationComponent(
            @Reference(target = "(schema=org.jackfield.core.security)") SchemaReady schema,
            @Reference LogInNeighbours neighbours,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time)
            throws IOException {
        AccountStore store = new AccountStore(schema.jdbi());
        FactorStore factorStore = new FactorStore(schema.jdbi());
        Supplier<SecurityPolicy> policy = neighbours::policy;
        FirstAdministrator first = new FirstAdministrator(
                store, audit, policy, time.clock(), dataFolder().resolve("first-password.txt"));
        Passwords passwords = new Passwords(store, policy);
        Sessions sessions = new Sessions(security, audit, time.clock());
        SecondFactors factors = new SecondFactors(factorStore, neighbours::vault, time.clock());
        this.accounts = new Accounts(store, factorStore, passwords, sessions, audit, time.clock());
        this.authentication = new Authentication(
                store, passwords, factors, sessions, neighbours::directory, neighbours::imported, audit, policy, time.clock(),
                first::passwordChanged);
        this.forgotten = new ForgottenPasswords(
                store, new LinkStore(schema.jdbi()), passwords, sessions, neighbours::mail,
                neighbours::addressOf, audit, time.clock(), workers, first::passwordChanged);
        first.ensure(environment("JACKFIELD_ADMIN_PASSWORD"), environment("JACKFIELD_ACCEPT_LICENCE").isPresent());
        companions.put(AccountService.class, accounts);
        companions.put(SessionService.class, sessions);
        companions.put(SecondFactorService.class, new OwnSecondFactor(authentication, factors, audit, time.clock()));
        companions.put(SecretHolder.class, factors);
        companions.put(PreferredLanguage.class, new Languages(store, accounts, audit));
        companions.put(
                ApiTokenService.class, new ApiTokens(new TokenStore(schema.jdbi()), store, security, audit, time.clock()));
    }

    /** {@return what belongs to the log-in, by the service it is} */
    Map<Class<?>, Object> companions() {
        return companions;
    }

    /** Nobody can log in any more; what is logged in stays so. */
    @Deactivate
    public void stop() {
        workers.shutdownNow();
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private static Path dataFolder() {
        return Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
    }

    /** {@return the accounts} */
    public AccountService accounts() {
        return accounts;
    }

    /**
     * Logs in somebody whom a provider vouches for.
     *
     * @param name of an account that is made
     * @param roles of an account that is made; empty to make none
     * @throws org.jackfield.api.problem.ProblemException {@code security.no-account}
     */
    public LogIn vouchedFor(LogInBinding binding, String name, Optional<Set<String>> roles, String origin) {
        return authentication.vouchedFor(binding, name, roles, origin);
    }

    /** Writes down that a provider did not vouch for somebody. */
    public void notVouchedFor(String origin, String why) {
        authentication.notVouchedFor("", origin, why);
    }

    /** {@return whether there is an account of this name, or may be; for those who may know} */
    public boolean knows(String name) {
        return authentication.knows(name);
    }

    /** {@return whether the account of this name asks for a code too; for those who may know} */
    public boolean hasSecondFactor(String name) {
        return accounts.byName(name).filter(AccountEntry::secondFactor).isPresent();
    }

    @Override
    public LogIn logIn(String name, char[] password, String code, String origin) {
        return authentication.logIn(name, password, code, origin);
    }

    @Override
    public LogIn changePassword(LogIn logIn, char[] current, char[] replacement, String origin) {
        return authentication.changePassword(logIn, current, replacement, origin);
    }

    @Override
    public boolean stillValid(LogIn logIn) {
        return authentication.stillValid(logIn);
    }

    @Override
    public LogIn agree(LogIn logIn, String origin) {
        return authentication.agree(logIn, origin);
    }

    @Override
    public void forgotPassword(String name, String origin) {
        forgotten.ask(name, origin);
    }

    @Override
    public void replaceForgotten(Secret link, char[] replacement, String origin) {
        forgotten.replace(link, replacement, origin);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(AccountService.MANAGE, SessionService.MANAGE, SecurityPolicy.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SECURITY.granting(
                AccountService.MANAGE.id(), SessionService.MANAGE.id(), SecurityPolicy.CONFIGURE.id()));
    }
}
