package org.jackfield.core.calllog;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which calls have changed since this process began, as far back as there is room. Any thread. */
final class CallChanges {

    private static final int ROOM = 20_000;

    private final Deque<Change> changes = new ArrayDeque<>();
    private long version;
    private long oldest;

    private record Change(long version, UUID call) {}

    /** Notes changes that are committed. */
    synchronized void changed(Collection<UUID> calls) {
        if (calls.isEmpty()) {
            return;
        }
        version++;
        calls.forEach(call -> changes.addLast(new Change(version, call)));
        while (changes.size() > ROOM) {
            oldest = changes.removeFirst().version();
        }
    }

    /** Notes that anything may have changed. */
    synchronized void everything() {
        version++;
        changes.clear();
        oldest = version;
    }

    synchronized long version() {
        return version;
    }

    /** {@return what changed after a version; empty if that is not known any more} */
    synchronized Optional<Set<UUID>> since(long known) {
        if (known < oldest || known > version) {
            return Optional.empty();
        }
        Set<UUID> calls = new HashSet<>();
        changes.descendingIterator().forEachRemaining(change -> {
            if (change.version() > known) {
                calls.add(change.call());
            }
        });
        return Optional.of(calls);
    }
}
