package org.jackfield.api.telephony.connector;

import java.util.Map;
import java.util.Objects;
import org.jackfield.api.security.Secret;

/**
 * How a connector reaches its phone system.
 *
 * @param host name or address, empty where there is nothing to reach
 * @param port TCP port from 1 to 65535, 0 for the connector's default
 * @param user the user to log in as, empty if there is none
 * @param secret the password
 * @param options what else the connector's {@link ConnectorFactory#options() options} ask for, by key; immutable
 */
public record ConnectorConfig(String host, int port, String user, Secret secret, Map<String, String> options) {

    public ConnectorConfig {
        host = Objects.requireNonNullElse(host, "").strip();
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is from 0 to 65535: " + port);
        }
        user = Objects.requireNonNullElse(user, "");
        secret = Objects.requireNonNullElse(secret, Secret.NONE);
        options = options == null ? Map.of() : Map.copyOf(options);
    }

    /** The port, or this default. */
    public int portOr(int defaultPort) {
        return port == 0 ? defaultPort : port;
    }

    /** The option's text, or its default. */
    public String text(ConnectorOption option) {
        return options.getOrDefault(option.key(), option.defaultValue());
    }

    /**
     * The option's number, or its default.
     *
     * @throws NumberFormatException if it was not validated
     */
    public int number(ConnectorOption option) {
        return Integer.parseInt(text(option).strip());
    }

    /** Whether the option is switched on. */
    public boolean flag(ConnectorOption option) {
        return Boolean.parseBoolean(text(option).strip());
    }
}
