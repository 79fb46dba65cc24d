package org.jackfield.core.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.StandardOption;

/**
 * The options there are: those that every site knows, each with the permissions that the running bundles give it, and those
 * that bundles add. Immutable.
 */
public final class OptionCatalogue {

    private final Map<String, AccessOption> byId = new LinkedHashMap<>();

    /** Puts together what bundles contribute. */
    public OptionCatalogue(Collection<AccessOption> contributed) {
        for (StandardOption option : StandardOption.values()) {
            byId.put(option.id(), option.granting());
        }
        contributed.forEach(option -> byId.merge(option.id(), option, OptionCatalogue::together));
    }

    private static AccessOption together(AccessOption one, AccessOption other) {
        Set<String> permissions = new HashSet<>(one.permissions());
        permissions.addAll(other.permissions());
        return new AccessOption(
                one.id(), one.group(), one.title(), one.description(), permissions, one.profiles());
    }

    /** {@return every option, group by group} */
    public List<AccessOption> all() {
        Map<String, List<AccessOption>> groups = byId.values().stream()
                .collect(Collectors.groupingBy(AccessOption::group, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /** {@return whether there is an option of this id} */
    public boolean has(String option) {
        return byId.containsKey(option);
    }

    /** {@return ids of the options of a built-in profile} */
    public Set<String> of(BuiltInProfile profile) {
        return byId.values().stream()
                .filter(option -> option.profiles().contains(profile))
                .map(AccessOption::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the permissions that options grant; nothing for one that there is not} */
    public Set<String> permissions(Collection<String> options) {
        return options.stream()
                .filter(byId::containsKey)
                .flatMap(option -> byId.get(option).permissions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
