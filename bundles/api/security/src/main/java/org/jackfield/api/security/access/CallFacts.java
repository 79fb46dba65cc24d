package org.jackfield.api.security.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What access depends on, of one segment of a call. What is not known is left out: a filter that grants then does not hold,
 * and one that denies does.
 *
 * @param user whose it is; empty if nobody's
 * @param texts by field; a field that is not known is left out; immutable
 * @param kind which way it went; never null
 * @param connectedMillis how long it was connected, talking and on hold, in milliseconds
 * @param inProgress whether it lasts
 * @param recorded whether a recording of it can be played; empty if not known
 * @param scored whether it is scored; empty if not known
 */
public record CallFacts(
        Optional<UUID> user,
        Map<CallField, List<String>> texts,
        CallKind kind,
        long connectedMillis,
        boolean inProgress,
        Optional<Boolean> recorded,
        Optional<Boolean> scored) {

    /** Checks and copies the components. */
    public CallFacts {
        Objects.requireNonNull(user, "user");
        texts = Map.copyOf(texts);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(recorded, "recorded");
        Objects.requireNonNull(scored, "scored");
    }
}
