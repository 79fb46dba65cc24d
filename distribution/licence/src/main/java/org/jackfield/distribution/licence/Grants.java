package org.jackfield.distribution.licence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;

/** The entitlements that words mean, on a command line or in an order. */
public final class Grants {

    private Grants() {}

    /**
     * {@return the grants}
     *
     * @param all how many of each counted entitlement of ours; empty if only the named ones are meant
     * @param named {@code night-mode} or {@code tapi=5}
     * @param until when they end; empty if granted for good
     * @throws IllegalArgumentException naming the word that is wrong
     */
    public static List<Grant> of(Optional<Integer> all, List<String> named, Optional<Instant> until) {
        Map<String, Integer> counts = new TreeMap<>();
        all.ifPresent(count -> {
            for (Entitlement one : Entitlement.values()) {
                counts.put(one.id(), one.kind() == Entitlement.Kind.SWITCH ? 0 : count);
            }
        });
        for (String word : named) {
            int equals = word.indexOf('=');
            String id = equals < 0 ? word : word.substring(0, equals);
            if (Entitlement.of(id).isEmpty() && !id.contains(".")) {
                throw new IllegalArgumentException("There is no entitlement '" + id
                        + "'; see 'jackfield licence list'. Another maker's starts with its domain, as com.example.wallboard.");
            }
            counts.put(id, equals < 0 ? 0 : count(word.substring(equals + 1), word));
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("Name at least one --entitlement, or --all.");
        }
        return counts.entrySet().stream()
                .map(entry -> new Grant(entry.getKey(), entry.getValue(), until))
                .toList();
    }

    /** {@return words that mean these grants, whenever they end} */
    public static String words(Collection<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.entitlement() + (grant.count() > 0 ? "=" + grant.count() : ""))
                .collect(Collectors.joining(","));
    }

    private static int count(String digits, String word) {
        try {
            int count = Integer.parseInt(digits);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + word + "' needs a number of 1 or more after the '='.");
    }
}
