package org.jackfield.core.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;

/** One alert for each file that is of no use, over when the file is gone or good. */
final class DeployAlerts {

    static final String MALFORMED = "deploy.malformed:";
    static final String NOT_STARTED = "deploy.not-started:";

    private final AlertService alerts;
    private final Map<String, String> said = new HashMap<>();

    DeployAlerts(AlertService alerts) {
        this.alerts = alerts;
    }

    /** Tells which files cannot be used: these, and no others. */
    void malformed(Map<Path, String> faults) {
        tell(MALFORMED, faults, (file, why) -> new AlertCondition(
                MALFORMED + file, Severity.WARNING, "A file in deploy/ cannot be used",
                file + " " + why + ".",
                "Copy it there again as its maker sent it, in binary mode, or remove it."));
    }

    /** Tells which bundles do not start: these, and no others. */
    void notStarted(Map<Path, String> reasons) {
        tell(NOT_STARTED, reasons, (file, why) -> new AlertCondition(
                NOT_STARTED + file, Severity.WARNING, "A file in deploy/ does not start",
                file + " is installed and does not start: " + why,
                "Install what it misses, or ask its maker; it is tried again by itself."));
    }

    private interface Wording {
        AlertCondition of(String file, String why);
    }

    /** What an earlier run of the system left standing is among the active alerts too. */
    private void tell(String kind, Map<Path, String> reasons, Wording wording) {
        Set<String> standing = alerts.active().stream()
                .map(alert -> alert.condition().key())
                .filter(key -> key.startsWith(kind))
                .collect(Collectors.toCollection(HashSet::new));
        reasons.forEach((path, why) -> {
            AlertCondition condition = wording.of(path.getFileName().toString(), why);
            boolean stands = standing.remove(condition.key());
            String before = said.put(condition.key(), why);
            if (!stands || !why.equals(before)) {
                alerts.raise(condition);
            }
        });
        standing.forEach(key -> {
            said.remove(key);
            alerts.clear(key);
        });
    }
}
