package org.jackfield.api.security.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which calls an access filter means. Every condition is optional; those given must all hold for the same segment.
 *
 * @param texts what fields hold; tests that everything passes are left out; immutable
 * @param leastMillis connected so long at least, in milliseconds; 0 for no bound
 * @param mostMillis connected so long at most; {@link Long#MAX_VALUE} for no bound
 * @param kinds of one of these kinds; empty for any
 * @param status what became of it; never null
 * @param noted with notes or without any; empty for both
 * @param scored scored or not; empty for both
 * @param users of one of these; empty if it does not matter whose it is
 */
public record CallFilter(
        Map<CallField, FieldTest> texts,
        long leastMillis,
        long mostMillis,
        Set<CallKind> kinds,
        CallStatus status,
        Optional<Boolean> noted,
        Optional<Boolean> scored,
        Optional<Set<UUID>> users) {

    /** Every call. */
    public static final CallFilter ALL = new CallFilter(
            Map.of(), 0, Long.MAX_VALUE, Set.of(), CallStatus.ANY, Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks and copies the components. */
    public CallFilter {
        EnumMap<CallField, FieldTest> kept = new EnumMap<>(CallField.class);
        texts.forEach((field, test) -> {
            if (!test.isEmpty()) {
                kept.put(field, test);
            }
        });
        texts = Map.copyOf(kept);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(noted, "noted");
        Objects.requireNonNull(scored, "scored");
        users = users.map(Set::copyOf);
    }

    /** {@return this for the calls of these users} */
    public CallFilter withUsers(Set<UUID> users) {
        return new CallFilter(texts, leastMillis, mostMillis, kinds, status, noted, scored, Optional.of(users));
    }

    /**
     * {@return whether it means this segment}
     *
     * @param unknown the answer of a condition on something that is not known of the segment
     */
    public boolean matches(CallFacts facts, boolean unknown) {
        return facts.connectedMillis() >= leastMillis
                && facts.connectedMillis() <= mostMillis
                && (kinds.isEmpty() || kinds.contains(facts.kind()))
                && status(facts, unknown)
                && scored.map(wanted -> facts.scored().map(wanted::equals).orElse(unknown)).orElse(true)
                && noted(facts, unknown)
                && users.map(wanted -> facts.user().filter(wanted::contains).isPresent()).orElse(true)
                && texts.entrySet().stream().allMatch(entry -> facts.texts().containsKey(entry.getKey())
                        ? entry.getValue().matches(facts.texts().get(entry.getKey()))
                        : unknown);
    }

    private boolean noted(CallFacts facts, boolean unknown) {
        if (noted.isEmpty()) {
            return true;
        }
        return facts.texts().containsKey(CallField.NOTE)
                ? noted.get() != facts.texts().get(CallField.NOTE).isEmpty()
                : unknown;
    }

    private boolean status(CallFacts facts, boolean unknown) {
        return switch (status) {
            case ANY -> true;
            case COMPLETED -> !facts.inProgress();
            case IN_PROGRESS -> facts.inProgress();
            case RECORDED -> facts.recorded().orElse(unknown);
            case NOT_RECORDED -> facts.recorded().map(recorded -> !recorded).orElse(unknown);
        };
    }
}
