package org.jackfield.api.testkit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;

/**
 * Security that decides as the test wants. Parts of the system may do everything, as they may in earnest.
 */
public final class FakeSecurity implements SecurityService {

    /** A person who holds the role {@code administrator}. */
    public static final Subject ADMINISTRATOR =
            new Subject("00000000-0000-7000-8000-000000000001", "engineer", Subject.Kind.PERSON, Set.of("administrator"));

    /** A person who holds no role. */
    public static final Subject NOBODY =
            new Subject("00000000-0000-7000-8000-000000000002", "nobody", Subject.Kind.PERSON, Set.of());

    private final BiPredicate<Subject, Permission> rule;
    private final ThreadLocal<Subject> current = new ThreadLocal<>();
    private final List<PermissionContribution> contributions = new CopyOnWriteArrayList<>();

    private volatile CallAccess calls = CallAccess.ALL;

    private FakeSecurity(BiPredicate<Subject, Permission> rule) {
        this.rule = rule;
    }

    /** {@return security that allows everybody everything} */
    public static FakeSecurity allowAll() {
        return new FakeSecurity((subject, permission) -> true);
    }

    /** {@return security that allows no person anything} */
    public static FakeSecurity denyAll() {
        return new FakeSecurity((subject, permission) -> false);
    }

    /** {@return security that allows everybody these permissions and no others} */
    public static FakeSecurity allowing(String... permissionIds) {
        Set<String> allowed = Set.copyOf(Arrays.asList(permissionIds));
        return new FakeSecurity((subject, permission) -> allowed.contains(permission.id()));
    }

    /** {@return security that allows administrators everything and other people nothing} */
    public static FakeSecurity administratorsOnly() {
        return new FakeSecurity((subject, permission) -> subject.roles().contains("administrator"));
    }

    /** {@return this, as if the calling thread worked for somebody} */
    public FakeSecurity workingFor(Subject subject) {
        current.set(subject);
        return this;
    }

    /** Adds what a bundle contributes. */
    public void contribute(PermissionContribution contribution) {
        contributions.add(contribution);
    }

    @Override
    public Decision decide(Subject subject, Permission permission, Target target) {
        if (subject.kind() == Subject.Kind.SYSTEM) {
            return new Decision(true, "part of the system");
        }
        boolean allowed = !subject.limitForbids(permission) && rule.test(subject, permission);
        return new Decision(allowed, allowed ? "allowed by the test" : "denied by the test");
    }

    @Override
    public List<Permission> permissions() {
        return contributions.stream()
                .flatMap(contribution -> contribution.permissions().stream())
                .sorted(Comparator.comparing(Permission::id))
                .toList();
    }

    /** Lets people reach these calls only from now on, wherever they have the permission. */
    public void limitCallsTo(CallAccess access) {
        calls = access;
    }

    @Override
    public List<AccessOption> options() {
        return contributions.stream().flatMap(contribution -> contribution.options().stream()).toList();
    }

    @Override
    public CallAccess callAccess(Subject subject, Permission permission) {
        if (!decide(subject, permission, Target.SITE).allowed()) {
            return CallAccess.NONE;
        }
        return subject.kind() == Subject.Kind.SYSTEM ? CallAccess.ALL : calls;
    }

    @Override
    public Optional<Subject> current() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public <T> T callAs(Subject subject, Callable<T> work) throws Exception {
        Subject before = current.get();
        current.set(subject);
        try {
            return work.call();
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }
}
