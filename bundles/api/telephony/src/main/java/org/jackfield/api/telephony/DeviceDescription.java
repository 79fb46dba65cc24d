package org.jackfield.api.telephony;

import java.util.Map;
import java.util.Objects;

/**
 * A device as its phone system describes it.
 *
 * @param id the device, never {@link DeviceId#NONE}
 * @param kind what it is
 * @param description its long name, empty if it has none
 * @param username its short name, empty if it has none
 * @param attributes what else the phone system tells ({@code physicalType}, {@code members}, {@code mailbox} …), by
 *     names that the connector's README lists; immutable
 */
public record DeviceDescription(
        DeviceId id, DeviceKind kind, String description, String username, Map<String, String> attributes) {

    public DeviceDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        if (id.isNone()) {
            throw new IllegalArgumentException("a described device has a number");
        }
        description = Objects.requireNonNullElse(description, "");
        username = Objects.requireNonNullElse(username, "");
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** A device without further attributes. */
    public DeviceDescription(DeviceId id, DeviceKind kind, String description, String username) {
        this(id, kind, description, username, Map.of());
    }

    /** The name to show: the description, else the username, else nothing. */
    public String name() {
        return description.isEmpty() ? username : description;
    }
}
