package org.jackfield.connectors.oai.translate;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;

/**
 * Devices as the platform names them. Behind a gateway extensions have their node in front; agents and calls never have.
 *
 * @param withNodes whether extensions are written {@code node:extension}
 */
public record Ids(boolean withNodes) {

    /** A device from a field. */
    public DeviceId device(String field) {
        String number = field.strip();
        if (number.isEmpty()) {
            return DeviceId.NONE;
        }
        DeviceId device = withNodes ? DeviceId.parse(number) : DeviceId.of(number);
        return device.isNone() ? DeviceId.NONE : device;
    }

    /** An agent from a field. */
    public DeviceId agent(String field) {
        return DeviceId.of(field.strip());
    }

    /** A call from a field. */
    public CallId call(String field) {
        return CallId.of(field.strip());
    }

    /** A node from a field that may end with a colon; empty where there is only one. */
    public String node(String field) {
        String node = field.strip();
        return !withNodes ? "" : node.endsWith(":") ? node.substring(0, node.length() - 1) : node;
    }

    /** A device as a field. */
    public String field(DeviceId device) {
        return withNodes && !device.node().isEmpty() ? device.node() + ":" + device.number() : device.number();
    }

    /** A node as the scope of a command: {@code 2:}; empty where there is only one, or for all. */
    public String scope(String node) {
        return withNodes && !node.isEmpty() ? node + ":" : "";
    }
}
