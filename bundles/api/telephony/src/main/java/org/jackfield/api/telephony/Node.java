package org.jackfield.api.telephony;

import java.util.Objects;

/**
 * One of the boxes that a phone system is made of (manual §7.2.2.5).
 *
 * @param number its number as programmed in the phone system
 * @param description its name: the site's own, else the phone system's
 * @param isDefault the one that is served when the site has no licence for further nodes
 * @param linked whether the connector reaches it now
 * @param settings what the site entered of it
 */
public record Node(String number, String description, boolean isDefault, boolean linked, NodeSettings settings) {

    public Node {
        Objects.requireNonNull(number, "number");
        description = Objects.requireNonNullElse(description, "");
        Objects.requireNonNull(settings, "settings");
    }
}
