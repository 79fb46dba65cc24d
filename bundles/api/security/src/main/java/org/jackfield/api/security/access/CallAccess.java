package org.jackfield.api.security.access;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which calls somebody may do something to, segment by segment: those of the access scope and of the filters that grant,
 * without those of the filters that deny. Immutable data; any thread.
 *
 * @param everything whether the scope holds every call
 * @param users whose calls the scope holds; immutable
 * @param grants filters that add calls; immutable
 * @param denials filters that take calls away, whatever else gave them; immutable
 */
public record CallAccess(boolean everything, Set<UUID> users, List<CallFilter> grants, List<CallFilter> denials) {

    /** Every call. */
    public static final CallAccess ALL = new CallAccess(true, Set.of(), List.of(), List.of());

    /** No call. */
    public static final CallAccess NONE = new CallAccess(false, Set.of(), List.of(), List.of());

    /** Copies the components. */
    public CallAccess {
        users = Set.copyOf(users);
        grants = List.copyOf(grants);
        denials = List.copyOf(denials);
    }

    /** {@return whether every call is in it, whatever its facts} */
    public boolean isUnlimited() {
        return everything && denials.isEmpty();
    }

    /** {@return whether no call is in it, whatever its facts} */
    public boolean isNone() {
        return !everything && users.isEmpty() && grants.isEmpty();
    }

    /** {@return whether the segment with these facts is in it} */
    public boolean allows(CallFacts facts) {
        boolean given = everything
                || !Collections.disjoint(users, facts.users())
                || grants.stream().anyMatch(filter -> filter.matches(facts, false));
        return given && denials.stream().noneMatch(filter -> filter.matches(facts, true));
    }
}
