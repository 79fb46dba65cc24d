package org.jackfield.core.licence;

import static org.jackfield.api.licence.Entitlement.NODES;
import static org.jackfield.api.licence.Entitlement.RECORDING_IP_SIP;
import static org.jackfield.api.licence.Entitlement.RECORDING_SMALL_BUSINESS;
import static org.jackfield.api.licence.Entitlement.REPORTING_DEVICES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;

/**
 * Nodes and extensions against what the licence covers (§7.2.1.2, rulings 23 and 24).
 *
 * <p>A site that is licensed to record or to report needs a node licence for each node, and one that is licensed to
 * report needs a device licence for each extension. A violation has {@value Violation#GRACE_DAYS} days of grace. It
 * ends when the numbers are seen to fit, and not because for a while nobody knows them or there is no licence: taking the
 * licence away for a moment must not start the grace anew.
 */
final class Violations {

    /** What must be covered: by which entitlement, what needs it, and what is locked if it is not. */
    private record Rule(Entitlement covering, Set<Entitlement> neededBy) {}

    private static final List<Rule> RULES = List.of(
            new Rule(NODES, Set.of(RECORDING_SMALL_BUSINESS, RECORDING_IP_SIP, REPORTING_DEVICES)),
            new Rule(REPORTING_DEVICES, Set.of(REPORTING_DEVICES)));

    private final Map<String, Instant> since = new TreeMap<>();

    /** {@return the entitlements whose demand must be known} */
    static List<String> covering() {
        return RULES.stream().map(rule -> rule.covering.id()).toList();
    }

    /** Takes over what was known before a restart; the longer a violation stands, the sooner it locks. */
    void remember(Map<String, Instant> before) {
        before.forEach((entitlement, began) ->
                since.merge(entitlement, began, (one, other) -> one.isBefore(other) ? one : other));
    }

    /** {@return since when each violation stands, to be remembered} */
    Map<String, Instant> since() {
        return Map.copyOf(since);
    }

    /**
     * {@return the violations that stand now}
     *
     * @param present how many are there to be covered by an entitlement; empty if nobody knows now
     */
    List<Violation> at(Instant now, SiteLicence licence, Function<String, OptionalInt> present) {
        List<Violation> standing = new ArrayList<>();
        for (Rule rule : RULES) {
            String id = rule.covering.id();
            Set<String> affected = affected(rule, licence, now);
            int limit = licence.allowance(id, now).limit();
            OptionalInt there = present.apply(id);
            if (affected.isEmpty() || there.isPresent() && there.getAsInt() <= limit) {
                since.remove(id);
            } else if (there.isPresent() || since.containsKey(id)) {
                Instant began = since.computeIfAbsent(id, unused -> now);
                Instant locksAt = began.plus(Duration.ofDays(Violation.GRACE_DAYS));
                standing.add(new Violation(
                        id, there.orElse(0), limit, began, locksAt, !now.isBefore(locksAt), affected));
            }
        }
        return standing;
    }

    private static Set<String> affected(Rule rule, SiteLicence licence, Instant now) {
        return rule.neededBy.stream()
                .map(Entitlement::id)
                .filter(id -> licence.allowance(id, now).granted())
                .collect(Collectors.toUnmodifiableSet());
    }
}
