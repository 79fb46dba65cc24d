package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The handling of one event: its moment, the ids that are born of it, and the calls that it changes. */
final class Step {

    private final UUID eventId;
    private final Instant at;
    private final Set<Call> changed;
    private final AtomicInteger born;

    Step(UUID eventId, Instant at) {
        this(eventId, at, new LinkedHashSet<>(), new AtomicInteger());
    }

    private Step(UUID eventId, Instant at, Set<Call> changed, AtomicInteger born) {
        this.eventId = eventId;
        this.at = at;
        this.changed = changed;
        this.born = born;
    }

    /** The same event, as far as it is about something that happened at another moment. */
    Step happenedAt(Instant moment) {
        return new Step(eventId, moment, changed, born);
    }

    Instant at() {
        return at;
    }

    /**
     * An id for something born of this event: the same at every replay, because it is made of the event's id, which is in
     * the journal, and of how many came before it.
     */
    UUID nextId() {
        return DerivedId.of(eventId, born.getAndIncrement());
    }

    void changed(Call call) {
        changed.add(call);
    }

    List<Call> changed() {
        return new ArrayList<>(changed);
    }
}
