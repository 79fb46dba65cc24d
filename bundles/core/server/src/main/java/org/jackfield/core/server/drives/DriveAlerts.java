package org.jackfield.core.server.drives;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;

/** Says once that a drive is nearly full, and once that it is not any more. For one thread. */
final class DriveAlerts {

    private static final String KEY = "server.drive:";
    /** A drive that hovers about the threshold would else raise an alert with every file. */
    private static final int SLACK_PERCENT = 1;
    private static final double GIGABYTE = 1e9;

    private final AlertService alerts;
    private final Set<String> raised = new HashSet<>();

    DriveAlerts(AlertService alerts) {
        this.alerts = alerts;
    }

    void look(List<Drive> drives, int warningPercent) {
        Set<String> gone = new HashSet<>(raised);
        for (Drive drive : drives) {
            gone.remove(drive.name());
            if (drive.freePercent() < warningPercent) {
                raise(drive, warningPercent);
            } else if (raised.contains(drive.name()) && drive.freePercent() >= warningPercent + SLACK_PERCENT) {
                clear(drive.name());
            }
        }
        gone.forEach(this::clear);
    }

    void clear() {
        Set.copyOf(raised).forEach(this::clear);
    }

    private void raise(Drive drive, int warningPercent) {
        if (raised.add(drive.name())) {
            alerts.raise(new AlertCondition(
                    KEY + drive.name(),
                    Severity.WARNING,
                    "A drive is nearly full",
                    String.format(
                            Locale.ROOT,
                            "%s has %d %% free, %.1f GB; it holds: %s. The threshold is %d %%.",
                            drive.name(),
                            drive.freePercent(),
                            drive.freeBytes() / GIGABYTE,
                            String.join(", ", drive.holds()),
                            warningPercent),
                    "Remove what is not needed there, make the drive larger, or keep recordings and logs for less time."));
        }
    }

    private void clear(String drive) {
        raised.remove(drive);
        alerts.clear(KEY + drive);
    }
}
