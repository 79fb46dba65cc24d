package org.jackfield.api.reporting;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.security.access.CallFilter;

/**
 * Which calls a report counts. All that is given must hold.
 *
 * @param saved id of a saved filter, personal, shared or built in; empty for none. Whoever runs the report puts what it
 *     says into {@code calls} and {@code conditions} first: the engine knows no saved filters and refuses one that is left
 * @param conditions immutable
 * @param calls fields, never null; {@link CallFilter#ALL} for none
 */
public record ReportFilter(Optional<String> saved, Set<CallCondition> conditions, CallFilter calls) {

    /** Every call. */
    public static final ReportFilter ALL = new ReportFilter(Optional.empty(), Set.of(), CallFilter.ALL);

    /** Checks and copies the components. */
    public ReportFilter {
        Objects.requireNonNull(saved, "saved");
        conditions = Set.copyOf(conditions);
        Objects.requireNonNull(calls, "calls");
    }

    /** Only conditions. */
    public static ReportFilter of(CallCondition... conditions) {
        return new ReportFilter(Optional.empty(), Set.of(conditions), CallFilter.ALL);
    }

    /** A saved filter. */
    public static ReportFilter saved(String id) {
        return new ReportFilter(Optional.of(id), Set.of(), CallFilter.ALL);
    }
}
