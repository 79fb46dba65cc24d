package org.jackfield.api.telephony;

import java.util.Objects;

/**
 * Names a device within its phone system: its number, and the node it belongs to where there are several.
 *
 * <p>A connector writes the same device always in the same way: on a system of one node the node is left
 * empty.
 *
 * @param node the node's number, empty on a system of one node; never null, holds no colon
 * @param number what is dialled to reach the device, or the name the phone system knows it by; never null
 */
public record DeviceId(String node, String number) implements Comparable<DeviceId> {

    /** Stands where no device is known. */
    public static final DeviceId NONE = new DeviceId("", "");

    public DeviceId {
        node = Objects.requireNonNullElse(node, "");
        number = Objects.requireNonNullElse(number, "");
        if (node.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a node's number holds no colon: " + node);
        }
    }

    /** A device on a system of one node; an empty or null number gives {@link #NONE}. */
    public static DeviceId of(String number) {
        return number == null || number.isEmpty() ? NONE : new DeviceId("", number);
    }

    /** Reads the form that {@link #toString()} writes: {@code number} or {@code node:number}. */
    public static DeviceId parse(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        int colon = text.indexOf(':');
        return colon < 0 ? new DeviceId("", text) : new DeviceId(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return number.isEmpty();
    }

    @Override
    public int compareTo(DeviceId other) {
        int byNode = node.compareTo(other.node);
        return byNode != 0 ? byNode : number.compareTo(other.number);
    }

    @Override
    public String toString() {
        // a number that holds a colon itself (an Asterisk peer) needs its empty node written
        return node.isEmpty() && number.indexOf(':') < 0 ? number : node + ":" + number;
    }
}
