package org.jackfield.core.licence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.problem.Problem;

/** Raises an alert for each thing that is wrong with the licensing once, and clears it when it is right again. */
final class LicenceAlerts {

    private static final String PREFIX = "licence.";

    private final AlertService alerts;
    private final Map<String, AlertCondition> raised = new TreeMap<>();

    /** Knows what was raised before a restart, so that what was cured meanwhile is cleared. */
    LicenceAlerts(AlertService alerts) {
        this.alerts = alerts;
        alerts.active().stream()
                .map(Alert::condition)
                .filter(condition -> condition.key().startsWith(PREFIX))
                .forEach(condition -> raised.put(condition.key(), condition));
    }

    /** Makes the alerts be those of this report. */
    void show(LicenceReport report) {
        Map<String, AlertCondition> now = conditions(report);
        now.forEach((key, condition) -> {
            if (!condition.equals(raised.put(key, condition))) {
                alerts.raise(condition);
            }
        });
        raised.keySet().removeIf(key -> {
            if (now.containsKey(key)) {
                return false;
            }
            alerts.clear(key);
            return true;
        });
    }

    private static Map<String, AlertCondition> conditions(LicenceReport report) {
        Map<String, AlertCondition> conditions = new LinkedHashMap<>();
        report.violations().forEach(violation -> put(conditions, condition(violation)));
        report.problems().forEach(problem -> put(conditions, condition(problem)));
        return conditions;
    }

    private static void put(Map<String, AlertCondition> conditions, AlertCondition condition) {
        conditions.put(condition.key(), condition);
    }

    private static AlertCondition condition(Violation violation) {
        String what = Entitlement.of(violation.entitlement()).map(Entitlement::unit).orElse(violation.entitlement());
        LocalDate day = LocalDate.ofInstant(violation.locksAt(), ZoneOffset.UTC);
        return new AlertCondition(
                PREFIX + "violation:" + violation.entitlement(),
                violation.locked() ? Severity.CRITICAL : Severity.WARNING,
                "More " + what + " than licensed",
                "The licence covers " + violation.limit() + " " + what + " and there are more. "
                        + (violation.locked() ? "Pages are locked since " : "Pages will be locked on ") + day
                        + "; calls are still logged and recorded.",
                "Remove what is not licensed, or license more " + what + ".");
    }

    private static AlertCondition condition(Problem problem) {
        int colon = problem.input().indexOf(": ");
        String file = colon < 0 ? problem.input() : problem.input().substring(0, colon);
        return new AlertCondition(
                PREFIX + "refused:" + file,
                Severity.WARNING,
                "A licence file is refused",
                problem.message() + " (" + problem.input() + ", " + problem.code() + ")",
                problem.remedy());
    }
}
