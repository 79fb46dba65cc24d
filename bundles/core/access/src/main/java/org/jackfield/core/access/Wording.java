package org.jackfield.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.security.BuiltInProfile;

/** Says what profiles, roles and filters are, for the audit trail. */
final class Wording {

    private Wording() {}

    static String of(Named value, AccessRules rules) {
        return switch (value) {
            case SecurityProfile profile ->
                    profile.name() + "; " + profile.description() + "; options " + new TreeSet<>(profile.options());
            case Role role -> role.name() + "; " + role.description() + "; profile " + profile(role.profile(), rules)
                    + ", scope " + role.scope() + ", filters " + filters(role.filters(), rules);
            case AccessFilter filter -> filter(filter);
        };
    }

    private static String profile(UUID id, AccessRules rules) {
        for (BuiltInProfile profile : BuiltInProfile.values()) {
            if (SecurityProfile.idOf(profile).equals(id)) {
                return profile.title();
            }
        }
        SecurityProfile profile = rules.profiles().get(id);
        return profile == null ? id.toString() : profile.name();
    }

    private static String filters(Set<UUID> ids, AccessRules rules) {
        return ids.stream()
                .map(id -> rules.filters().containsKey(id) ? rules.filters().get(id).name() : id.toString())
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String filter(AccessFilter filter) {
        List<String> parts = new ArrayList<>();
        parts.add(filter.name());
        parts.add(filter.mode().name());
        if (!filter.texts().isEmpty()) {
            parts.add(new TreeMap<>(Map.copyOf(filter.texts())).toString());
        }
        if (filter.leastMillis() > 0 || filter.mostMillis() < Long.MAX_VALUE) {
            parts.add(filter.leastMillis() + " to "
                    + (filter.mostMillis() == Long.MAX_VALUE ? "any" : Long.toString(filter.mostMillis())) + " ms");
        }
        if (!filter.kinds().isEmpty()) {
            parts.add(new TreeSet<>(filter.kinds()).toString());
        }
        parts.add("status " + filter.status());
        filter.noted().ifPresent(noted -> parts.add(noted ? "with notes" : "without notes"));
        filter.scored().ifPresent(scored -> parts.add(scored ? "scored" : "not scored"));
        if (!filter.units().isEmpty()) {
            parts.add("units " + new TreeSet<>(filter.units()));
        }
        return String.join("; ", parts);
    }
}
