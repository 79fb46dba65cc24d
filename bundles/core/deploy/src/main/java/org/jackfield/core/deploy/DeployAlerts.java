package org.jackfield.core.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.Subject;

/** One alert for each file that is of no use or that nobody vouches for, over when the file is gone or good. */
final class DeployAlerts {

    static final String MALFORMED = "deploy.malformed:";
    static final String NOT_STARTED = "deploy.not-started:";
    static final String UNTRUSTED = "deploy.untrusted:";
    static final String REFUSED = "deploy.refused:";

    private static final Subject SYSTEM = Subject.system("org.jackfield.core.deploy");

    private final AlertService alerts;
    private final AuditService audit;

    DeployAlerts(AlertService alerts, AuditService audit) {
        this.alerts = alerts;
        this.audit = audit;
    }

    /** Tells which files cannot be used: these, and no others. */
    void malformed(Map<Path, String> faults) {
        tell(MALFORMED, faults, (file, why) -> new AlertCondition(
                MALFORMED + file, Severity.WARNING, "A file in deploy/ cannot be used",
                file + " " + why + ".",
                "Copy it there again as its maker sent it, in binary mode, or remove it."));
    }

    /** Tells which files are installed though nobody trusted vouches for them: these, and no others. */
    void untrusted(Map<Path, String> objections) {
        tell(UNTRUSTED, objections, (file, why) -> new AlertCondition(
                UNTRUSTED + file, Severity.WARNING, "A file in deploy/ comes from nobody known",
                file + " is installed and " + why + ".",
                "Make sure that you know who made it. If its maker signs, put their certificate into etc/publishers; to install"
                        + " nothing else, set trustedPublishersOnly in etc/org.jackfield.core.deploy.cfg."));
    }

    /** Tells which files are not installed, because nobody trusted vouches for them: these, and no others. */
    void refused(Map<Path, String> objections) {
        tell(REFUSED, objections, (file, why) -> new AlertCondition(
                REFUSED + file, Severity.WARNING, "A file in deploy/ is refused",
                file + " " + why + ", and only what a trusted publisher signed is installed here.",
                "Ask its maker for a signed file, put their certificate into etc/publishers, and copy the file there again; or"
                        + " remove it. The rule is in etc/org.jackfield.core.deploy.cfg."));
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
        Map<String, String> standing = alerts.active().stream()
                .map(Alert::condition)
                .filter(condition -> condition.key().startsWith(kind))
                .collect(Collectors.toMap(AlertCondition::key, AlertCondition::detail, (one, other) -> one, HashMap::new));
        reasons.forEach((path, why) -> {
            AlertCondition condition = wording.of(path.getFileName().toString(), why);
            String before = standing.remove(condition.key());
            if (!condition.detail().equals(before)) {
                record(kind, path, condition);
                alerts.raise(condition);
            }
        });
        standing.keySet().forEach(alerts::clear);
    }

    /** Before the alert: what cannot be put on record now is told again. */
    private void record(String kind, Path file, AlertCondition condition) {
        if (kind.equals(UNTRUSTED) || kind.equals(REFUSED)) {
            audit.record(new AuditEvent(
                    SYSTEM, "deploy/", "deploy.install", file.getFileName().toString(),
                    kind.equals(REFUSED) ? Outcome.REFUSED : Outcome.DONE, "", condition.detail()));
        }
    }
}
