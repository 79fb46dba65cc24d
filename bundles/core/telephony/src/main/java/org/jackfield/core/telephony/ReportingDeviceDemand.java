package org.jackfield.core.telephony;

import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementDemand;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.TelephonyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many extensions are programmed on all nodes, used or not, followed or not (manual §7.2.1.2, ruling 23). */
@Component
public final class ReportingDeviceDemand implements EntitlementDemand {

    private final TelephonyService telephony;

    @Activate
    public ReportingDeviceDemand(@Reference TelephonyService telephony) {
        this.telephony = telephony;
    }

    @Override
    public String entitlement() {
        return Entitlement.REPORTING_DEVICES.id();
    }

    @Override
    public int configured() {
        return Math.toIntExact(telephony.phoneSystems().stream()
                .flatMap(system -> telephony.devices(system.id()).stream())
                .map(status -> status.device())
                .filter(device -> device.kind() == DeviceKind.STATION && device.present() && !device.manual())
                .count());
    }
}
