package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.telephony.DeviceId;

/** What did not work in this look, each since the first look that it did not work in. Belongs to the keeper's thread. */
final class Failures {

    private final InstantSource clock;
    private Map<List<Object>, Failure> before = Map.of();
    private Map<List<Object>, Failure> now = new HashMap<>();

    Failures(InstantSource clock) {
        this.clock = clock;
    }

    void begin() {
        before = now;
        now = new HashMap<>();
    }

    /** The look was broken off: what was known before still counts. */
    void brokenOff() {
        before.forEach(now::putIfAbsent);
    }

    void add(DeviceId agent, DeviceId device, DeskKind kind, String reason) {
        List<Object> what = List.of(agent, device, kind);
        Failure known = before.get(what);
        Instant since = known == null ? clock.instant() : known.since();
        now.putIfAbsent(what, new Failure(agent, device, kind, reason, since));
    }

    List<Failure> of(DeviceId agent) {
        return now.values().stream()
                .filter(failure -> failure.agent().equals(agent))
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }
}
