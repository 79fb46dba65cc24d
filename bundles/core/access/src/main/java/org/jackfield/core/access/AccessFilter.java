package org.jackfield.core.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.security.access.MillisRange;

/**
 * Which calls are given or denied besides a scope (manual §7.2.6.9.2.4). Every condition is optional.
 *
 * @param id which one; never null
 * @param revision how often it was written
 * @param name how people call it; never null
 * @param mode whether it gives or denies; never null
 * @param texts what fields hold, as it is written: see {@link FieldTest}; immutable
 * @param leastMillis connected so long at least; 0 for no bound
 * @param mostMillis connected so long at most; {@link Long#MAX_VALUE} for no bound
 * @param kinds of these kinds; empty for any
 * @param status what became of it; never null
 * @param noted with notes or without; empty for both
 * @param scored scored or not; empty for both
 * @param units of users of these business units, each without those below it; empty if it does not matter; immutable
 */
public record AccessFilter(
        UUID id,
        long revision,
        String name,
        Mode mode,
        Map<CallField, String> texts,
        long leastMillis,
        long mostMillis,
        Set<CallKind> kinds,
        CallStatus status,
        Optional<Boolean> noted,
        Optional<Boolean> scored,
        Set<UUID> units)
        implements Named {

    /** What a filter does. */
    public enum Mode {
        /** Gives access. */
        GRANT,
        /** Takes access away, whatever else gave it. */
        DENY
    }

    /** Checks and copies the components; texts that are blank are no condition. */
    public AccessFilter {
        Objects.requireNonNull(id, "id");
        name = Objects.requireNonNullElse(name, "").strip();
        Objects.requireNonNull(mode, "mode");
        EnumMap<CallField, String> kept = new EnumMap<>(CallField.class);
        texts.forEach((field, text) -> {
            if (text != null && !text.isBlank()) {
                kept.put(field, text);
            }
        });
        texts = Map.copyOf(kept);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(noted, "noted");
        Objects.requireNonNull(scored, "scored");
        units = Set.copyOf(units);
    }

    /**
     * {@return what is written in it}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code access.duration} if the longest is below the shortest
     */
    public FilterCriteria criteria() {
        EnumMap<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        noted.ifPresent(wanted -> flags.put(CallFlag.NOTED, wanted));
        scored.ifPresent(wanted -> flags.put(CallFlag.SCORED, wanted));
        return new FilterCriteria(
                texts, Map.of(CallSpan.CONNECTED, new MillisRange(leastMillis, mostMillis)), kinds, status, flags, Set.of(),
                units);
    }

    /** {@return this under another name, for other calls} What an access filter does not have is left out. */
    public AccessFilter with(String name, Mode mode, FilterCriteria criteria) {
        MillisRange connected = criteria.spans().getOrDefault(CallSpan.CONNECTED, MillisRange.ANY);
        return new AccessFilter(
                id, revision, name, mode, criteria.texts(), connected.least(), connected.most(), criteria.kinds(),
                criteria.status(), Optional.ofNullable(criteria.flags().get(CallFlag.NOTED)),
                Optional.ofNullable(criteria.flags().get(CallFlag.SCORED)), criteria.units());
    }

    /**
     * {@return the calls it means, whoever their users are}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code access.filter-text} for a text that says nothing
     */
    public CallFilter calls() {
        return criteria().parse();
    }
}
