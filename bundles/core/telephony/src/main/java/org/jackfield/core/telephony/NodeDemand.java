package org.jackfield.core.telephony;

import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementDemand;
import org.jackfield.api.telephony.TelephonyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many nodes are connected: those of every phone system, one for a system that names none (manual §7.2.1.2). */
@Component
public final class NodeDemand implements EntitlementDemand {

    private final TelephonyService telephony;

    @Activate
    public NodeDemand(@Reference TelephonyService telephony) {
        this.telephony = telephony;
    }

    @Override
    public String entitlement() {
        return Entitlement.NODES.id();
    }

    @Override
    public int configured() {
        return telephony.phoneSystems().stream()
                .mapToInt(system -> Math.max(1, telephony.nodes(system.id()).size()))
                .sum();
    }
}
