package org.jackfield.core.settings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.settings.store.SettingsStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the settings to the database, the vault and the listeners. */
@Component(
        name = "org.jackfield.core.settings",
        service = {
            SettingsService.class,
            SettingsComponent.class,
            SecretHolder.class,
            PermissionContribution.class
        })
public final class SettingsComponent
        implements SettingsService, SecretHolder, PermissionContribution, Settings.Written {

    /** What seeing all settings takes. */
    public static final Permission READ = new Permission("settings.read", "See all settings");

    private static final Logger LOG = LoggerFactory.getLogger(SettingsComponent.class);

    private final Settings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("jackfield-settings").factory());
    private final Map<SettingsListener<?>, String> listeners = new ConcurrentHashMap<>();

    @Activate
    public SettingsComponent(
            @Reference(target = "(schema=org.jackfield.core.settings)") SchemaReady schema,
            @Reference SecretVault vault,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this(new SettingsStore(schema.jdbi()), vault, security, audit, alerts, time);
    }

    SettingsComponent(
            SettingsStore store,
            SecretVault vault,
            SecurityService security,
            AuditService audit,
            AlertService alerts,
            SiteTime time) {
        this.settings = new Settings(store, vault, security, audit, alerts, time.clock(), this);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    /** For tests: waits until the listeners have been told. */
    boolean awaitStop(long time, TimeUnit unit) throws InterruptedException {
        return thread.awaitTermination(time, unit);
    }

    void addListener(SettingsListener<?> listener, Map<String, Object> properties) {
        Object id = properties.get(SettingsListener.ID);
        if (id == null) {
            LOG.warn("{} does not say by the property {} which settings it listens to", listener, SettingsListener.ID);
            return;
        }
        listeners.put(listener, id.toString());
    }

    void removeListener(SettingsListener<?> listener) {
        listeners.remove(listener);
    }

    @Override
    public <R extends Record> void check(String id, R wanted) {
        listeners.forEach((listener, listensTo) -> {
            if (listensTo.equals(id)) {
                check(listener, wanted);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> void check(SettingsListener<?> listener, R wanted) {
        try {
            ((SettingsListener<R>) listener).check(wanted);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} failed at settings that are to be written", listener, e);
        }
    }

    @Override
    public <R extends Record> void written(String id, Stored<R> before, Stored<R> after) {
        thread.execute(() -> listeners.forEach((listener, listensTo) -> {
            if (listensTo.equals(id)) {
                tell(listener, before, after);
            }
        }));
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> void tell(SettingsListener<?> listener, Stored<R> before, Stored<R> after) {
        try {
            ((SettingsListener<R>) listener).settingsChanged(before, after);
        } catch (RuntimeException e) {
            LOG.error("{} failed at changed settings", listener, e);
        }
    }

    @Override
    public <R extends Record> Stored<R> read(SettingsType<R> type) {
        return settings.read(type);
    }

    @Override
    public <R extends Record> Stored<R> write(SettingsType<R> type, long expectedRevision, R value, Subject by) {
        return settings.write(type, expectedRevision, value, by);
    }

    /** {@return what is stored, by id; secrets are sealed in it} */
    public List<SettingsStore.Row> stored() {
        return settings.stored();
    }

    @Override
    public String holds() {
        return "settings";
    }

    @Override
    public int reseal(SecretVault vault) {
        return settings.reseal();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(READ);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(READ.id()));
    }
}
