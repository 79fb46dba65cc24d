package org.jackfield.web.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;

/** Tells open browsers of alerts. Any thread may call. */
public final class AlertWatch implements AlertListener {

    /** Raised by the persistence, which names it in its README. */
    private static final String DATABASE_AWAY = "persistence.database-away";

    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile AlertService service;

    /** Asks this service from now on; null for none. */
    public void service(AlertService alerts) {
        service = alerts;
        changed();
    }

    /** {@return the alerts that stand, worst first} */
    public List<Alert> active() {
        AlertService alerts = service;
        return alerts == null ? List.of() : alerts.active();
    }

    /** {@return whether one of them is critical} */
    public boolean critical() {
        return active().stream()
                .anyMatch(alert -> alert.condition().severity() == AlertCondition.Severity.CRITICAL);
    }

    /** {@return whether the database does not answer} */
    public boolean databaseAway() {
        return active().stream().anyMatch(alert -> alert.condition().key().equals(DATABASE_AWAY));
    }

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void alertChanged(Alert alert) {
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
