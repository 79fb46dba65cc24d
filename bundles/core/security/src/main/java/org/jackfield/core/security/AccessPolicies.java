package org.jackfield.core.security;

import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.AccessPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings the policy and the audit trail to the one who decides. A component of its own, for both need the security service themselves. */
@Component(immediate = true, service = {})
public final class AccessPolicies {

    private final SecurityComponent security;

    @Activate
    public AccessPolicies(@Reference SecurityComponent security) {
        this.security = security;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPolicy(AccessPolicy policy) {
        security.addPolicy(policy);
    }

    void removePolicy(AccessPolicy policy) {
        security.removePolicy(policy);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAudit(AuditService audit) {
        security.addAudit(audit);
    }

    void removeAudit(AuditService audit) {
        security.removeAudit(audit);
    }
}
