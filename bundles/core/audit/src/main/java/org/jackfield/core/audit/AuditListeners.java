package org.jackfield.core.audit;

import org.jackfield.api.audit.AuditListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings listeners to the audit trail. A component of its own, for a listener may itself need the trail. */
@Component(immediate = true, service = {})
public final class AuditListeners {

    private final AuditComponent audit;

    /** For this trail. */
    @Activate
    public AuditListeners(@Reference AuditComponent audit) {
        this.audit = audit;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(AuditListener listener) {
        audit.teller().add(listener);
    }

    void removeListener(AuditListener listener) {
        audit.teller().remove(listener);
    }
}
