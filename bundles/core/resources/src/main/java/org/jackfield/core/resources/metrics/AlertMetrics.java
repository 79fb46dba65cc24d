package org.jackfield.core.resources.metrics;

import java.util.Locale;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many alerts stand. */
@Component
public final class AlertMetrics implements MetricSource {

    private final AlertService alerts;

    /** Asks the alert service. */
    @Activate
    public AlertMetrics(@Reference AlertService alerts) {
        this.alerts = alerts;
    }

    @Override
    public void collect(MetricSink sink) {
        for (AlertCondition.Severity severity : AlertCondition.Severity.values()) {
            long standing = alerts.active().stream()
                    .filter(alert -> alert.condition().severity() == severity)
                    .count();
            sink.gauge(
                    "alerts_active",
                    "Alerts that stand",
                    standing,
                    "severity",
                    severity.name().toLowerCase(Locale.ROOT));
        }
    }
}
