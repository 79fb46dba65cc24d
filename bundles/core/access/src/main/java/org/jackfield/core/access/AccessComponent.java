package org.jackfield.core.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.AccessPolicy;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.RolesService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.access.store.JdbiAccessStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Gives the site its policy once its tables are there. */
@Component(
        name = "org.jackfield.core.access",
        immediate = true,
        service = {AccessComponent.class, AccessPolicy.class, RolesService.class, PermissionContribution.class})
public final class AccessComponent implements AccessPolicy, RolesService, PermissionContribution {

    private final AccessBook book;
    private final RolePolicy policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile UsersService users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AccountService accounts;

    /** Reads what is configured. */
    @Activate
    public AccessComponent(
            @Reference(target = "(schema=org.jackfield.core.access)") SchemaReady schema,
            @Reference SecurityService security,
            @Reference AuditService audit) {
        book = new AccessBook(new JdbiAccessStore(schema), security, audit, this::heldRoles);
        policy = new RolePolicy(book::rules, security::options, () -> Optional.ofNullable(users));
    }

    private Collection<String> heldRoles() {
        AccountService present = accounts;
        return present == null
                ? List.of()
                : present.list().stream().flatMap(account -> account.roles().stream()).toList();
    }

    /** {@return what is configured} */
    public AccessBook book() {
        return book;
    }

    /** {@return the people of the site, if anybody knows them} */
    public Optional<UsersService> users() {
        return Optional.ofNullable(users);
    }

    @Override
    public Decision decide(Subject subject, Permission permission, Target target) {
        return policy.decide(subject, permission, target);
    }

    @Override
    public CallAccess callAccess(Subject subject, Permission permission) {
        return policy.callAccess(subject, permission);
    }

    @Override
    public List<RoleEntry> roles() {
        return book.roles().stream()
                .map(role -> new RoleEntry(role.id().toString(), role.name(), role.description()))
                .toList();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(AccessBook.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SECURITY.granting(AccessBook.CONFIGURE.id()));
    }
}
