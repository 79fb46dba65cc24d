package org.jackfield.core.security.jaas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.jackfield.core.security.AuthenticationComponent;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Takes the place of Karaf's realm: first our accounts, then what Karaf's own files say. They stay the way in while the
 * database is away, and hold nobody by default.
 */
@Component(name = "org.jackfield.core.security.realm", immediate = true)
public final class AccountRealmComponent implements JaasRealm {

    private static final String REALM = "karaf";
    private static final int BEFORE_KARAF = 1;

    private final List<JaasRealm> others = new CopyOnWriteArrayList<>();
    private final AppConfigurationEntry accounts;

    @Activate
    public AccountRealmComponent(BundleContext context, @Reference AuthenticationComponent authentication) {
        this.accounts = new AppConfigurationEntry(
                ProxyLoginModule.class.getName(),
                LoginModuleControlFlag.SUFFICIENT,
                Map.of(
                        ProxyLoginModule.PROPERTY_MODULE, AccountLoginModule.class.getName(),
                        ProxyLoginModule.PROPERTY_BUNDLE, Long.toString(context.getBundle().getBundleId()),
                        AccountLoginModule.AUTHENTICATION, authentication));
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(component.name=org.jackfield.core.security.realm))")
    void addRealm(JaasRealm realm) {
        others.add(realm);
    }

    void removeRealm(JaasRealm realm) {
        others.remove(realm);
    }

    @Override
    public String getName() {
        return REALM;
    }

    @Override
    public int getRank() {
        return BEFORE_KARAF;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        List<AppConfigurationEntry> entries = new ArrayList<>();
        entries.add(accounts);
        for (JaasRealm other : others) {
            if (other.getName().equals(REALM)) {
                entries.addAll(List.of(other.getEntries()));
            }
        }
        return entries.toArray(AppConfigurationEntry[]::new);
    }
}
