package org.jackfield.connectors.oai.session;

import org.jackfield.connectors.oaiwire.code.Premium;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/**
 * What the phone system told about itself when it let us in.
 *
 * @param protocol    such as {@code V10.20}; behind a gateway the lowest of all nodes
 * @param software    such as {@code V6.0.11.113}
 * @param premium     which part of the protocol is licensed
 * @param node        its node; 0 for a gateway
 * @param gateway     whether it is a CT Gateway
 * @param networked   whether it belongs to a network of nodes
 */
public record PhoneSystemFacts(String protocol, String software, Premium premium, String node, boolean gateway,
        boolean networked) {

    /** Nothing is known yet. */
    static final PhoneSystemFacts NONE = new PhoneSystemFacts("", "", Premium.UNKNOWN, "", false, false);

    static PhoneSystemFacts of(SystemEvents.SystemStatus status) {
        return new PhoneSystemFacts(status.protocol(), status.software(), status.premium().value(),
                status.node().strip(), status.isGateway(), status.networking());
    }

    /** Whether the protocol is at least so new; one that cannot be read counts as new. */
    public boolean isAtLeast(int major, int minor) {
        String[] parts = protocol.replaceAll("[^0-9.]", "").split("\\.");
        try {
            return parts.length < 2 || Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]) >= major * 100 + minor;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** Whether the premium feature for commands is licensed; one that is not told counts as licensed. */
    public boolean allowsCallControl() {
        return premium == Premium.UNKNOWN || premium.allowsCallControl();
    }
}
