package org.jackfield.core.security;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.AccessPolicy;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.security.jaas.ShellSubject;
import org.osgi.service.component.annotations.Component;

/** The one place that decides. It needs no database, so that it is there before everything else. */
@Component(name = "org.jackfield.core.security", service = {SecurityService.class, SecurityComponent.class}, immediate = true)
public final class SecurityComponent implements SecurityService {

    private final List<PermissionContribution> contributions = new CopyOnWriteArrayList<>();
    /** At most one in earnest; for a moment two while one bundle takes over from another. */
    private final List<AccessPolicy> policies = new CopyOnWriteArrayList<>();
    /** The same list as long as nothing changes, so that whoever works something out of it notices a change at once. */
    private volatile List<AccessOption> options = List.of();
    private final List<AuditService> audits = new CopyOnWriteArrayList<>();
    private final RefusedActs refusedActs = new RefusedActs(InstantSource.system());
    private final ThreadLocal<Subject> working = new ThreadLocal<>();

    synchronized void addContribution(PermissionContribution contribution) {
        contributions.add(contribution);
        options = optionsNow();
    }

    synchronized void removeContribution(PermissionContribution contribution) {
        contributions.remove(contribution);
        options = optionsNow();
    }

    private List<AccessOption> optionsNow() {
        return contributions.stream().flatMap(contribution -> contribution.options().stream()).toList();
    }

    void addAudit(AuditService audit) {
        audits.add(0, audit);
    }

    void removeAudit(AuditService audit) {
        audits.remove(audit);
    }

    void addPolicy(AccessPolicy policy) {
        policies.add(0, policy);
    }

    void removePolicy(AccessPolicy policy) {
        policies.remove(policy);
    }

    @Override
    public Decision decide(Subject subject, Permission permission, Target target) {
        if (subject.kind() == Subject.Kind.SYSTEM) {
            return new Decision(true, "part of the system");
        }
        if (subject.limitForbids(permission)) {
            return new Decision(false, "the API token of " + subject.name() + " does not include " + permission.id());
        }
        if (subject.roles().contains(Account.ADMINISTRATOR)) {
            return new Decision(true, "administrator");
        }
        for (AccessPolicy policy : policies) {
            return policy.decide(subject, permission, target);
        }
        return new Decision(false, "roles cannot be looked at now; only administrators may do anything");
    }

    @Override
    public CallAccess callAccess(Subject subject, Permission permission) {
        if (!decide(subject, permission, Target.SITE).allowed()) {
            return CallAccess.NONE;
        }
        if (subject.kind() == Subject.Kind.SYSTEM || subject.roles().contains(Account.ADMINISTRATOR)) {
            return CallAccess.ALL;
        }
        for (AccessPolicy policy : policies) {
            return policy.callAccess(subject, permission);
        }
        return CallAccess.NONE;
    }

    @Override
    public ProblemException refused(Subject subject, Permission permission, Target target) {
        audits.stream().findFirst().ifPresent(audit -> refusedActs.tell(
                audit, working.get() == null ? "shell" : "site", subject, permission, target));
        return SecurityService.super.refused(subject, permission, target);
    }

    @Override
    public List<AccessOption> options() {
        return options;
    }

    @Override
    public List<Permission> permissions() {
        return contributions.stream()
                .flatMap(contribution -> contribution.permissions().stream())
                .distinct()
                .sorted(Comparator.comparing(Permission::id))
                .toList();
    }

    @Override
    public Optional<Subject> current() {
        return Optional.ofNullable(working.get()).or(ShellSubject::current);
    }

    @Override
    public <T> T callAs(Subject subject, Callable<T> work) throws Exception {
        Subject before = working.get();
        working.set(subject);
        try {
            return work.call();
        } finally {
            if (before == null) {
                working.remove();
            } else {
                working.set(before);
            }
        }
    }
}
