package org.jackfield.core.security;

import org.jackfield.api.security.PermissionContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings permissions to the one who decides. A component of its own, for whoever contributes them asks for decisions. */
@Component(immediate = true, service = {})
public final class PermissionContributions {

    private final SecurityComponent security;

    @Activate
    public PermissionContributions(@Reference SecurityComponent security) {
        this.security = security;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addContribution(PermissionContribution contribution) {
        security.addContribution(contribution);
    }

    void removeContribution(PermissionContribution contribution) {
        security.removeContribution(contribution);
    }
}
