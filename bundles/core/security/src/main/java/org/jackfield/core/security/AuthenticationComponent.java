package org.jackfield.core.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.security.store.AccountStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Wires log-in and accounts to the database. */
@Component(
        name = "org.jackfield.core.security.authentication",
        immediate = true,
        service = {AuthenticationService.class, AuthenticationComponent.class, PermissionContribution.class})
public final class AuthenticationComponent implements AuthenticationService, PermissionContribution {

    /** What making accounts and new passwords takes. */
    public static final Permission ACCOUNTS = new Permission("security.accounts", "Make accounts and reset passwords");

    private final Authentication authentication;
    private final Accounts accounts;
    private volatile SettingsService settings;

    @Activate
    public AuthenticationComponent(
            @Reference(target = "(schema=org.jackfield.core.security)") SchemaReady schema,
            @Reference AuditService audit,
            @Reference SiteTime time)
            throws IOException {
        AccountStore store = new AccountStore(schema.jdbi());
        Supplier<SecurityPolicy> policy = this::policy;
        this.accounts = new Accounts(store, audit, policy, time.clock(), dataFolder().resolve("first-password.txt"));
        this.authentication = new Authentication(store, audit, policy, time.clock(), accounts::passwordChanged);
        accounts.ensureEngineer(Optional.ofNullable(System.getenv("JACKFIELD_ADMIN_PASSWORD"))
                .filter(password -> !password.isEmpty()));
    }

    private static Path dataFolder() {
        return Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
    }

    /** Settings themselves ask who may write them, so they come after; until then the built-in policy holds. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setSettings(SettingsService service) {
        settings = service;
    }

    void unsetSettings(SettingsService service) {
        if (settings == service) {
            settings = null;
        }
    }

    private SecurityPolicy policy() {
        SettingsService now = settings;
        return now == null ? SecurityPolicy.DEFAULTS : now.read(SecurityPolicy.TYPE).value();
    }

    /** {@return the accounts} */
    public Accounts accounts() {
        return accounts;
    }

    /** {@return whether there is an account of this name; for those who may know} */
    public boolean knows(String name) {
        return authentication.knows(name);
    }

    @Override
    public LogIn logIn(String name, char[] password, String origin) {
        return authentication.logIn(name, password, origin);
    }

    @Override
    public void changePassword(Subject subject, char[] current, char[] replacement, String origin) {
        authentication.changePassword(subject, current, replacement, origin);
    }

    @Override
    public boolean stillValid(LogIn logIn) {
        return authentication.stillValid(logIn);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(ACCOUNTS, SecurityPolicy.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SECURITY.granting(ACCOUNTS.id(), SecurityPolicy.CONFIGURE.id()));
    }
}
