package org.jackfield.core.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.persistence.Ids;

/**
 * Which alerts stand, and which have changed since they were last stored. Both are bounded: no flood of conditions and
 * no long outage of the database fills the memory. Not safe for several threads.
 */
final class AlertBook {

    static final int MOST = 1_000;

    private final Map<String, Alert> standing = new LinkedHashMap<>();
    private final Map<UUID, Alert> unsaved = new LinkedHashMap<>();
    private final Set<String> overEarly = new HashSet<>();
    private boolean tookOver;

    /** {@return the alert if this report raised it; empty if it stood already, or too many stand} */
    Optional<Alert> raise(AlertCondition condition, Instant now) {
        Alert before = standing.get(condition.key());
        if (before == null && standing.size() >= MOST) {
            return Optional.empty();
        }
        Alert after = before == null
                ? new Alert(Ids.next(), condition, now, now, 1, Optional.empty())
                : new Alert(before.id(), condition, before.raisedAt(), now, before.reports() + 1, Optional.empty());
        standing.put(condition.key(), after);
        overEarly.remove(condition.key());
        changed(after);
        return before == null ? Optional.of(after) : Optional.empty();
    }

    /** {@return the alert if this cleared it; empty if none stood} */
    Optional<Alert> clear(String key, Instant now) {
        if (!tookOver && overEarly.size() < MOST) {
            overEarly.add(key);
        }
        Alert before = standing.remove(key);
        if (before == null) {
            return Optional.empty();
        }
        Alert after = over(before, now);
        changed(after);
        return Optional.of(after);
    }

    private static Alert over(Alert alert, Instant now) {
        return new Alert(
                alert.id(), alert.condition(), alert.raisedAt(), alert.lastReportedAt(), alert.reports(), Optional.of(now));
    }

    /**
     * Takes over what stood when the system last stopped; what was reported again since goes on with the old alert, what
     * was reported to be over is over.
     */
    void takeOver(List<Alert> earlier, Instant moment) {
        for (Alert old : earlier) {
            String key = old.condition().key();
            Alert now = standing.get(key);
            if (now == null && overEarly.contains(key)) {
                changed(over(old, moment));
            } else if (now == null) {
                standing.put(key, old);
            } else if (!now.id().equals(old.id())) {
                unsaved.remove(now.id());
                Alert joined = new Alert(
                        old.id(), now.condition(), old.raisedAt(), now.lastReportedAt(), old.reports() + now.reports(),
                        Optional.empty());
                standing.put(key, joined);
                changed(joined);
            }
        }
        tookOver = true;
        overEarly.clear();
    }

    private void changed(Alert alert) {
        unsaved.remove(alert.id());
        unsaved.put(alert.id(), alert);
        if (unsaved.size() > MOST) {
            Iterator<Alert> oldest = unsaved.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** {@return what is to be stored, and forgets that it is} */
    List<Alert> takeUnsaved() {
        List<Alert> taken = List.copyOf(unsaved.values());
        unsaved.clear();
        return taken;
    }

    /** Remembers again what could not be stored, unless it has changed since. */
    void putBack(List<Alert> taken) {
        List<Alert> newer = List.copyOf(unsaved.values());
        unsaved.clear();
        taken.forEach(this::changed);
        newer.forEach(this::changed);
    }

    /** {@return the alerts that stand, worst first, then newest first} */
    List<Alert> active() {
        return standing.values().stream()
                .sorted(Comparator.comparing((Alert alert) -> alert.condition().severity())
                        .thenComparing(Alert::raisedAt)
                        .thenComparing(Alert::id)
                        .reversed())
                .toList();
    }

    /** {@return all that is known in memory, newest first} */
    List<Alert> remembered() {
        Map<UUID, Alert> all = new LinkedHashMap<>(unsaved);
        standing.values().forEach(alert -> all.put(alert.id(), alert));
        List<Alert> newestFirst = new ArrayList<>(all.values());
        newestFirst.sort(Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id).reversed());
        return newestFirst;
    }
}
