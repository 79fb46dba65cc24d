package org.jackfield.core.events.source;

import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alerts that are raised and end. */
@Component(service = AlertListener.class)
public final class AlertEvents implements AlertListener {

    private final EventSink events;

    /** Tells these. */
    @Activate
    public AlertEvents(@Reference EventSink events) {
        this.events = events;
    }

    @Override
    public void alertChanged(Alert alert) {
        events.record(
                alert.active() ? EventKind.ALERT_RAISED : EventKind.ALERT_CLEARED, alert.condition().title(),
                alert.condition().detail());
    }
}
