package org.jackfield.connectors.asterisk;

import java.util.List;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.connectors.asterisk.session.Settings;

/** What the connector asks an administrator for, besides host, port, user and password. */
final class AsteriskOptions {

    static final int DEFAULT_PORT = 5038;

    static final ConnectorOption TRUNKS = ConnectorOption.text("trunks", "Trunks",
            "Names of the endpoints that lead outside, separated by commas; * stands for anything.", "trunk*");
    static final ConnectorOption CONTEXT = ConnectorOption.text("context", "Dialling context",
            "The dial plan's context in which numbers are dialled for people.", "from-internal");
    static final ConnectorOption NIGHT_DEVICE = ConnectorOption.text("nightDevice", "Night mode device",
            "The custom device state that the dial plan asks for night mode, Custom:night for instance; empty if there"
                    + " is none.", "");

    static final List<ConnectorOption> ALL = List.of(TRUNKS, CONTEXT, NIGHT_DEVICE);

    private AsteriskOptions() {}

    static Settings settings(ConnectorConfig config) {
        return new Settings(config.host(), config.portOr(DEFAULT_PORT), config.user(), config.secret(),
                config.text(TRUNKS).strip(), config.text(CONTEXT).strip(), config.text(NIGHT_DEVICE).strip());
    }
}
