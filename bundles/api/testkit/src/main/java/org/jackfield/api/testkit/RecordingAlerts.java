package org.jackfield.api.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;

/** Alerts in memory. Listeners are told at once, on the calling thread. */
public final class RecordingAlerts implements AlertService {

    private final InstantSource clock;
    private final Map<String, Alert> standing = new LinkedHashMap<>();
    private final List<Alert> ended = new ArrayList<>();
    private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();

    /** Dates alerts with the system's time. */
    public RecordingAlerts() {
        this(InstantSource.system());
    }

    /** Dates alerts with the time of a clock. */
    public RecordingAlerts(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a listener. */
    public void listen(AlertListener listener) {
        listeners.add(listener);
    }

    /** {@return the keys of the conditions that stand} */
    public synchronized Set<String> keys() {
        return new TreeSet<>(standing.keySet());
    }

    @Override
    public void raise(AlertCondition condition) {
        Alert raised = null;
        synchronized (this) {
            Instant now = clock.instant();
            Alert before = standing.get(condition.key());
            Alert after = before == null
                    ? new Alert(Ids.next(), condition, now, now, 1, Optional.empty())
                    : new Alert(before.id(), condition, before.raisedAt(), now, before.reports() + 1, Optional.empty());
            standing.put(condition.key(), after);
            raised = before == null ? after : null;
        }
        tell(raised);
    }

    @Override
    public void clear(String key) {
        Alert cleared = null;
        synchronized (this) {
            Alert before = standing.remove(key);
            if (before != null) {
                cleared = new Alert(
                        before.id(),
                        before.condition(),
                        before.raisedAt(),
                        before.lastReportedAt(),
                        before.reports(),
                        Optional.of(clock.instant()));
                ended.add(cleared);
            }
        }
        tell(cleared);
    }

    private void tell(Alert alert) {
        if (alert != null) {
            listeners.forEach(listener -> listener.alertChanged(alert));
        }
    }

    @Override
    public synchronized List<Alert> active() {
        return standing.values().stream()
                .sorted(Comparator.comparing((Alert alert) -> alert.condition().severity())
                        .thenComparing(Alert::raisedAt)
                        .thenComparing(Alert::id)
                        .reversed())
                .toList();
    }

    @Override
    public synchronized Page<Alert> history(PageRequest page) {
        List<Alert> all = new ArrayList<>(ended);
        all.addAll(standing.values());
        all.sort(Comparator.comparing(Alert::id).reversed());
        return Page.within(all, page);
    }
}
