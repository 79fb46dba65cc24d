package org.jackfield.apps.hotdesking;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what happens at one phone system: log, audit trail and alerts. On the worker's thread. */
final class DeskReporter implements Witness {

    private static final Logger LOG = LoggerFactory.getLogger(DeskReporter.class);
    private static final Subject SELF = Subject.system("org.jackfield.apps.hotdesking");

    private final PhoneSystemId system;
    private final AlertService alerts;
    private final AuditService audit;
    /** Null until the first look: what was raised before the start is cleared then. */
    private Set<String> raised;

    DeskReporter(PhoneSystemId system, AlertService alerts, AuditService audit) {
        this.system = system;
        this.alerts = alerts;
        this.audit = audit;
    }

    @Override
    public void loggedIn(DeviceId agent, DeviceId extension) {
        tell("log-in", "agent " + agent.number() + " at " + extension);
    }

    @Override
    public void loggedOut(DeviceId agent, DeviceId extension) {
        tell("log-out", "agent " + agent.number() + " from " + extension);
    }

    @Override
    public void destinationChosen(DeviceId agent, String destination) {
        tell("destination", "agent " + agent.number() + " to " + destination);
    }

    @Override
    public void loggingOut(DeviceId agent, DeviceId extension, Reason reason) {
        tell("end", "agent " + agent.number() + " at " + extension + switch (reason) {
            case FORWARDED -> ", forwarded all calls";
            case CLOCK -> ", by the clock";
            case TAKEN_OVER -> ", another agent took the extension";
        });
    }

    private void tell(String what, String object) {
        LOG.info("Hot desking {}: {}", what, object);
        audit.record(AuditEvent.done(SELF, "system", "hotdesking." + what, object));
    }

    /** Raises what does not work, and clears what works again. */
    void seen(DeskPicture picture, boolean linked) {
        Set<String> now = new HashSet<>();
        if (!picture.problem().isEmpty() && linked) {
            now.add(raise(
                    "hotdesking.impossible:" + system, "Hot desking is not possible", picture.problem(),
                    "Check the phone system's settings and its licence, or switch hot desking off for it."));
        }
        for (DeskPicture.Agent agent : picture.agents()) {
            if (!agent.failures().isEmpty()) {
                String detail = agent.failures().stream()
                        .map(failure -> failure.kind().id()
                                + (failure.device().isNone() ? "" : " at " + failure.device()) + ": " + failure.reason())
                        .collect(Collectors.joining("; "));
                now.add(raise(
                        "hotdesking.agent:" + system + "/" + agent.agent().number(),
                        "Hot desking of agent " + agent.agent().number() + " is incomplete", detail,
                        "Correct what it says; it is tried again every minute. The page Hot desking lists it."));
            }
        }
        if (raised == null) {
            raised = alerts.active().stream()
                    .map(alert -> alert.condition().key())
                    .filter(key -> key.startsWith("hotdesking.") && key.contains(system.toString()))
                    .collect(Collectors.toSet());
        }
        raised.stream().filter(key -> !now.contains(key)).forEach(alerts::clear);
        raised = now;
    }

    private String raise(String key, String title, String detail, String remedy) {
        alerts.raise(new AlertCondition(key, AlertCondition.Severity.WARNING, title, detail, remedy));
        return key;
    }
}
