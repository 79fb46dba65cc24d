package org.jackfield.api.security.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What access and filters depend on, of one segment of a call. What is not known is left out: a filter that grants then does
 * not hold, and one that denies does.
 *
 * @param users who had a part in it: whose it is, and of an internal call who called; immutable
 * @param texts by field; a field that is not known is left out; immutable
 * @param kind which way it went; never null
 * @param millis how long it took, in milliseconds; a span that is not known is left out; immutable
 * @param flags what is so, or is not; what is not known is left out; immutable
 * @param inProgress whether it lasts
 */
public record CallFacts(
        Set<UUID> users,
        Map<CallField, List<String>> texts,
        CallKind kind,
        Map<CallSpan, Long> millis,
        Map<CallFlag, Boolean> flags,
        boolean inProgress) {

    /** Checks and copies the components. */
    public CallFacts {
        users = Set.copyOf(users);
        texts = Map.copyOf(texts);
        Objects.requireNonNull(kind, "kind");
        millis = Map.copyOf(millis);
        flags = Map.copyOf(flags);
    }

    /** {@return whether something is so; empty if that is not known} */
    public Optional<Boolean> flag(CallFlag flag) {
        return flag == CallFlag.NOTED
                ? Optional.ofNullable(texts.get(CallField.NOTE)).map(notes -> !notes.isEmpty())
                : Optional.ofNullable(flags.get(flag));
    }
}
