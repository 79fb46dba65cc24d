package org.jackfield.core.licence;

import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.feature.FeatureAdminService;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Starts and stops features on behalf of people, for the page and the commands alike: asks whether they may and writes it
 * down before the gate is told. Without the audit trail nothing is switched.
 */
@Component(service = FeatureSwitch.class)
public final class FeatureSwitch {

    private final SecurityService security;
    private final FeatureService features;
    private final FeatureAdminService gate;
    private volatile AuditService audit;

    /** Switches by this gate. */
    @Activate
    public FeatureSwitch(
            @Reference SecurityService security,
            @Reference FeatureService features,
            @Reference FeatureAdminService gate) {
        this.security = security;
        this.features = features;
        this.gate = gate;
    }

    /** It needs the database, which the list of features does not. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAudit(AuditService service) {
        audit = service;
    }

    void unsetAudit(AuditService service) {
        if (audit == service) {
            audit = null;
        }
    }

    /**
     * Wants a feature to run.
     *
     * @param id the feature's id
     * @param by who wants it
     * @param origin from where, for the audit trail
     * @throws ProblemException {@code security.forbidden}, {@code feature.unknown}, {@code audit.unavailable}
     */
    public void start(String id, Subject by, String origin) {
        allow("features.start", id, by, origin);
        gate.start(id);
    }

    /**
     * Wants a feature stopped.
     *
     * @param id the feature's id
     * @param by who wants it
     * @param origin from where, for the audit trail
     * @throws ProblemException {@code security.forbidden}, {@code feature.unknown}, {@code audit.unavailable}
     */
    public void stop(String id, Subject by, String origin) {
        allow("features.stop", id, by, origin);
        gate.stop(id);
    }

    private void allow(String action, String id, Subject by, String origin) {
        AuditService trail = audit;
        if (trail == null) {
            throw ProblemException.unavailable(
                    "audit.unavailable",
                    id,
                    "The audit trail is not there, so nothing is started or stopped.",
                    "Wait until the database answers again.");
        }
        if (!security.decide(by, LicencePermissions.SWITCH, Target.SITE).allowed()) {
            trail.record(new AuditEvent(by, origin, action, id, AuditEvent.Outcome.REFUSED, "", ""));
        }
        security.check(by, LicencePermissions.SWITCH, Target.SITE);
        features.feature(id)
                .map(FeatureStatus::state)
                .ifPresent(state -> trail.record(new AuditEvent(
                        by, origin, action, id, AuditEvent.Outcome.DONE, state.toString(), "")));
    }
}
