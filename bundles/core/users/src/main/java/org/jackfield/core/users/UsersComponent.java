package org.jackfield.core.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserListener;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.JdbiUserStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Wires users to the database, the audit trail, the accounts and the listeners. */
@Component(
        name = UsersComponent.NAME,
        service = {
            UsersService.class, UsersAdminService.class, UsersComponent.class, SecretHolder.class, MetricSource.class
        })
public final class UsersComponent implements UsersService, UsersAdminService, SecretHolder, MetricSource {

    /** Its name, and that of the subject that acts by itself. */
    public static final String NAME = "org.jackfield.core.users";

    private final LogInAccounts accounts = new LogInAccounts();
    private final UserTelling telling = new UserTelling();
    private final JdbiUserStore store;
    private final Users users;

    /** Reads all users. */
    @Activate
    public UsersComponent(
            @Reference(target = "(schema=org.jackfield.core.users)") SchemaReady schema,
            @Reference SecretVault vault,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        store = new JdbiUserStore(schema, vault);
        users = new Users(store, audit, accounts, telling, time.clock());
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindAccounts(AccountService service) {
        accounts.attach(service);
        Set<UUID> deleted = users.usersOf(BusinessUnit.DELETED).stream().map(User::id).collect(Collectors.toSet());
        if (!deleted.isEmpty()) {
            accounts.reconcile(service, deleted, Subject.system(NAME));
        }
    }

    void unbindAccounts(AccountService service) {
        accounts.detach(service);
    }

    /** Stops telling. */
    @Deactivate
    public void stop() {
        telling.close();
    }

    void addListener(UserListener listener) {
        telling.add(listener, users.removed());
    }

    void removeListener(UserListener listener) {
        telling.remove(listener);
    }

    @Override
    public Optional<User> user(UUID id) {
        return users.user(id);
    }

    @Override
    public Optional<User> byExtension(PhoneSystemId system, DeviceId extension) {
        return users.byExtension(system, extension);
    }

    @Override
    public Optional<User> byAgent(PhoneSystemId system, DeviceId agent) {
        return users.byAgent(system, agent);
    }

    @Override
    public Optional<User> attribute(Segment segment) {
        return users.attribute(segment);
    }

    @Override
    public Collection<User> users() {
        return users.users();
    }

    @Override
    public List<User> usersOf(UUID unit) {
        return users.usersOf(unit);
    }

    @Override
    public List<User> usersBelow(UUID unit) {
        return users.usersBelow(unit);
    }

    @Override
    public List<User> search(String text, int most) {
        return users.search(text, most);
    }

    @Override
    public List<BusinessUnit> units() {
        return users.units();
    }

    @Override
    public Optional<BusinessUnit> unit(UUID id) {
        return users.unit(id);
    }

    @Override
    public Set<UUID> subtree(UUID unit) {
        return users.subtree(unit);
    }

    @Override
    public List<BusinessUnit> path(UUID unit) {
        return users.path(unit);
    }

    @Override
    public Optional<byte[]> picture(UUID user) {
        return users.picture(user);
    }

    @Override
    public User save(User user, Subject by) {
        return users.save(user, by);
    }

    @Override
    public User setPicture(UUID user, long expectedRevision, byte[] image, Subject by) {
        return users.setPicture(user, expectedRevision, image, by);
    }

    @Override
    public void delete(UUID user, long expectedRevision, Subject by) {
        users.delete(user, expectedRevision, by);
    }

    @Override
    public void deleteForEver(UUID user, Subject by) {
        users.deleteForEver(user, by);
    }

    @Override
    public BusinessUnit saveUnit(BusinessUnit unit, Subject by) {
        return users.saveUnit(unit, by);
    }

    @Override
    public void deleteUnit(UUID unit, long expectedRevision, Subject by) {
        users.deleteUnit(unit, expectedRevision, by);
    }

    @Override
    public String holds() {
        return "users";
    }

    @Override
    public int reseal(SecretVault vault) {
        return store.reseal(vault);
    }

    @Override
    public void collect(MetricSink sink) {
        sink.gauge("users_known", "Users, deleted ones too", users.size());
    }
}
