package org.jackfield.apps.reporting.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.reporting.sql.Literals;

/** Devices as rows of the configuration reports (§10.3). */
final class ConfiguredDevices {

    private ConfiguredDevices() {}

    /** {@return the relation of the devices that a template lists, with its columns} */
    static String relation(ReportTemplate template, TelephonyService telephony) {
        Set<DeviceKind> kinds = kinds(template);
        List<Device> devices = telephony.phoneSystems().stream()
                .flatMap(system -> telephony.devices(system.id()).stream())
                .map(status -> status.device())
                .filter(device -> device.present() && kinds.contains(device.kind()))
                .toList();
        if (devices.isEmpty()) {
            return "(SELECT '' AS device_number, '' AS description, '' AS node_id WHERE false)";
        }
        return devices.stream()
                .map(device -> "(" + Literals.text(device.id().number()) + ", " + Literals.text(device.name()) + ", "
                        + Literals.text(device.id().node()) + ")")
                .collect(Collectors.joining(", ", "(SELECT * FROM (VALUES ", ") d(device_number, description, node_id))"));
    }

    private static Set<DeviceKind> kinds(ReportTemplate template) {
        return switch (template) {
            case ACD_AGENT_LIST -> EnumSet.of(DeviceKind.AGENT);
            case DDI_NUMBER_LIST -> EnumSet.of(DeviceKind.DDI);
            case TRUNK_LIST -> EnumSet.of(DeviceKind.TRUNK);
            case DEVICE_LIST -> EnumSet.of(DeviceKind.STATION, DeviceKind.PHANTOM);
            default -> throw new IllegalArgumentException(template + " lists no devices");
        };
    }
}
