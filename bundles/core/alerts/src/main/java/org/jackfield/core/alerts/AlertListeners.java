package org.jackfield.core.alerts;

import org.jackfield.api.alerts.AlertListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings listeners to the alerts. A component of its own, for a listener may itself need the alerts. */
@Component(immediate = true, service = {})
public final class AlertListeners {

    private final AlertsComponent alerts;

    @Activate
    public AlertListeners(@Reference AlertsComponent alerts) {
        this.alerts = alerts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(AlertListener listener) {
        alerts.addListener(listener);
    }

    void removeListener(AlertListener listener) {
        alerts.removeListener(listener);
    }
}
