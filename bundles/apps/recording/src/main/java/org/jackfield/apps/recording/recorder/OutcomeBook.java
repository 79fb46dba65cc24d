package org.jackfield.apps.recording.recorder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.apps.recording.SegmentState;

/** What became of the segments dealt with lately; the oldest are forgotten. Any thread may use it. */
final class OutcomeBook implements Outcomes {

    private static final int MOST = 20_000;

    private final Map<UUID, Outcome> outcomes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Outcome> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public synchronized Optional<Outcome> of(UUID segment) {
        return Optional.ofNullable(outcomes.get(segment));
    }

    synchronized void set(UUID segment, SegmentState state, String reason) {
        outcomes.put(segment, new Outcome(state, reason));
    }
}
