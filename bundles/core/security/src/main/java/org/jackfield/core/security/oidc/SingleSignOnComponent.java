package org.jackfield.core.security.oidc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.SingleSignOn;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.security.AuthenticationComponent;
import org.jackfield.core.security.oidc.OpenIdProvider.Identity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wires log-in by a provider to the accounts. */
@Component(name = "org.jackfield.core.security.provider", service = SingleSignOn.class)
public final class SingleSignOnComponent implements SingleSignOn {

    private final SettingsService settings;
    private final AuthenticationComponent accounts;
    private final OpenIdProvider provider;

    /** Reads the settings at each log-in. */
    @Activate
    public SingleSignOnComponent(
            @Reference SettingsService settings, @Reference AuthenticationComponent accounts, @Reference SiteTime time) {
        this.settings = settings;
        this.accounts = accounts;
        this.provider = new OpenIdProvider(this::present, time.clock());
    }

    @Override
    public String title() {
        ProviderSettings present = present();
        return present.on() ? present.title() : "";
    }

    @Override
    public Attempt begin() {
        return provider.begin();
    }

    @Override
    public LogIn finish(Attempt attempt, Map<String, String> answer, String origin) {
        Identity identity;
        try {
            identity = provider.identify(attempt, answer);
        } catch (ProblemException e) {
            accounts.notVouchedFor(origin, e.problem().code() + " " + e.problem().input());
            throw e;
        }
        ProviderSettings present = present();
        Optional<Set<String>> roles = present.makeAccounts()
                ? Optional.of(present.role().isEmpty() ? Set.of() : Set.of(present.role()))
                : Optional.empty();
        return accounts.vouchedFor(
                LogInBinding.oidc(identity.issuer(), identity.subject()), identity.name(), roles, origin);
    }

    private ProviderSettings present() {
        return settings.read(ProviderSettings.TYPE).value();
    }
}
