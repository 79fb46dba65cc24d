package org.jackfield.web.shell.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jackfield.api.alerts.Alert;

/** What alerts tell of what happened: each of its beginning, and of its end if it has ended. */
final class Events {

    /**
     * One moment.
     *
     * @param at when
     * @param alert of which alert
     * @param over whether it ended then
     */
    record Event(Instant at, Alert alert, boolean over) {}

    private Events() {}

    /** {@return the latest moments, newest first} */
    static List<Event> of(Collection<Alert> alerts, int most) {
        List<Event> events = new ArrayList<>();
        for (Alert alert : alerts) {
            events.add(new Event(alert.raisedAt(), alert, false));
            alert.clearedAt().ifPresent(at -> events.add(new Event(at, alert, true)));
        }
        events.sort(Comparator.comparing(Event::at).reversed());
        return List.copyOf(events.subList(0, Math.min(most, events.size())));
    }
}
