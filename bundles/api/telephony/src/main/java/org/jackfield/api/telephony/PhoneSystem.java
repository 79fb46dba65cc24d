package org.jackfield.api.telephony;

import java.util.Objects;
import org.jackfield.api.telephony.connector.ConnectorConfig;

/**
 * A configured phone system.
 *
 * @param id its lasting id
 * @param name what people call it
 * @param type which connector serves it, see {@link org.jackfield.api.telephony.connector.ConnectorFactory#TYPE}
 * @param config how the connector reaches it
 * @param enabled whether the connector runs
 * @param revision grows by one with every change
 */
public record PhoneSystem(
        PhoneSystemId id, String name, String type, ConnectorConfig config, boolean enabled, long revision) {

    public PhoneSystem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(config, "config");
    }
}
