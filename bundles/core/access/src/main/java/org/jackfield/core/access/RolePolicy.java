package org.jackfield.core.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.AccessPolicy;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;

/**
 * What roles allow. A permission comes through an option of the role's profile; calls come through the scope and the
 * granting filters of the roles that have the permission, and are taken away by the denying filters of every role that is
 * held. Any thread may ask.
 */
final class RolePolicy implements AccessPolicy {

    private final Supplier<AccessRules> rules;
    private final Supplier<List<AccessOption>> options;
    private final Supplier<Optional<UsersService>> users;
    private volatile Worked worked = new Worked(AccessRules.NONE, List.of(), Map.of());

    /** What every role grants, worked out once for rules and options that stay the same. */
    private record Worked(AccessRules rules, List<AccessOption> options, Map<String, Set<String>> permissions) {}

    RolePolicy(
            Supplier<AccessRules> rules,
            Supplier<List<AccessOption>> options,
            Supplier<Optional<UsersService>> users) {
        this.rules = rules;
        this.options = options;
        this.users = users;
    }

    @Override
    public Decision decide(Subject subject, Permission permission, Target target) {
        Worked now = worked();
        for (String role : subject.roles()) {
            if (now.permissions().getOrDefault(role, Set.of()).contains(permission.id())) {
                return new Decision(true, "role " + now.rules().roles().get(UUID.fromString(role)).name());
            }
        }
        return new Decision(false, "no role of " + subject.name() + " grants " + permission.id());
    }

    @Override
    public CallAccess callAccess(Subject subject, Permission permission) {
        Worked now = worked();
        boolean everything = false;
        Set<UUID> seen = new HashSet<>();
        List<CallFilter> grants = new ArrayList<>();
        List<CallFilter> denials = new ArrayList<>();
        for (String id : subject.roles()) {
            Set<String> permissions = now.permissions().get(id);
            if (permissions == null) {
                continue;
            }
            Role role = now.rules().roles().get(UUID.fromString(id));
            boolean may = permissions.contains(permission.id());
            if (may) {
                everything |= role.scope() == AccessScope.SITE || role.scope() == AccessScope.ORGANISATION;
                seen.addAll(usersInScope(role.scope(), subject));
            }
            for (UUID filterId : role.filters()) {
                AccessFilter filter = now.rules().filters().get(filterId);
                if (filter == null) {
                    // never so as long as the tables are what they should be; what it would deny is not known
                    denials.add(CallFilter.ALL);
                } else if (filter.mode() == AccessFilter.Mode.DENY) {
                    denials.add(denied(filter));
                } else if (may) {
                    granted(filter).ifPresent(grants::add);
                }
            }
        }
        return new CallAccess(everything, everything ? Set.of() : seen, grants, denials);
    }

    private Set<UUID> usersInScope(AccessScope scope, Subject subject) {
        if (scope == AccessScope.NONE || scope == AccessScope.SITE || scope == AccessScope.ORGANISATION) {
            return Set.of();
        }
        Set<UUID> found = new HashSet<>();
        Optional<UUID> self = id(subject.id());
        self.ifPresent(found::add);
        if (scope == AccessScope.OWN) {
            return found;
        }
        Optional<UUID> unit = self.flatMap(id -> users.get().flatMap(present -> present.user(id)))
                .map(User::unit)
                // those whom nobody has put anywhere yet are no team
                .filter(id -> !BusinessUnit.isFixed(id));
        if (unit.isPresent()) {
            UsersService present = users.get().orElseThrow();
            found.addAll(usersOf(
                    present, scope == AccessScope.UNIT ? Set.of(unit.get()) : present.subtree(unit.get())));
        }
        return found;
    }

    private Optional<CallFilter> granted(AccessFilter filter) {
        return read(filter).flatMap(calls -> filter.units().isEmpty()
                ? Optional.of(calls)
                : users.get().map(present -> calls.withUsers(usersOf(present, filter.units()))));
    }

    /** While nobody can say who is in the units, or what the texts mean, more is denied and not less. */
    private CallFilter denied(AccessFilter filter) {
        CallFilter calls = read(filter).orElse(CallFilter.ALL);
        return filter.units().isEmpty()
                ? calls
                : users.get().map(present -> calls.withUsers(usersOf(present, filter.units()))).orElse(calls);
    }

    /** {@return the calls of a filter; empty for one that was kept when its texts could still be read} */
    private static Optional<CallFilter> read(AccessFilter filter) {
        try {
            return Optional.of(filter.calls());
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    private static Set<UUID> usersOf(UsersService users, Set<UUID> units) {
        return units.stream().flatMap(unit -> users.usersOf(unit).stream()).map(User::id).collect(Collectors.toSet());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Worked worked() {
        Worked now = worked;
        AccessRules current = rules.get();
        List<AccessOption> contributed = options.get();
        if (now.rules() == current && now.options() == contributed) {
            return now;
        }
        OptionCatalogue catalogue = new OptionCatalogue(contributed);
        Map<String, Set<String>> permissions = new HashMap<>();
        current.roles().values().forEach(role -> permissions.put(
                role.id().toString(),
                current.profile(role.profile(), catalogue)
                        .map(profile -> catalogue.permissions(profile.options()))
                        .orElse(Set.of())));
        Worked fresh = new Worked(current, contributed, Map.copyOf(permissions));
        worked = fresh;
        return fresh;
    }
}
