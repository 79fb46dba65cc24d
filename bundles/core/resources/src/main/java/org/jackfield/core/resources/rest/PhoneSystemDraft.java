package org.jackfield.core.resources.rest;

import java.util.Map;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.connector.ConnectorConfig;

/** A phone system to be added, or only to be tried. Its password goes in and never out. */
@Summary("A phone system and how it is reached; what is absent is empty")
public record PhoneSystemDraft(
        @Summary("What it is called; not needed for a test") String name,
        @Summary("Which connector serves it, such as asterisk or oai") String type,
        String host,
        @Summary("TCP port; 0 for the connector's own") int port,
        String user,
        String password,
        @Summary("What else the connector asks for, by key") Map<String, String> options) {

    private static final int LAST_PORT = 65_535;

    /** {@return the draft, if there is one} */
    static PhoneSystemDraft sent(PhoneSystemDraft draft) {
        if (draft == null || draft.type() == null || draft.type().isBlank()) {
            throw ProblemException.invalid(
                    "telephony.type", "", "The request names no type of phone system.", "Send type, name and host.");
        }
        return draft;
    }

    ConnectorConfig config() {
        if (port < 0 || port > LAST_PORT) {
            throw ProblemException.invalid(
                    "telephony.port", Integer.toString(port), "This is no port.", "Ports are from 1 to 65535.");
        }
        return new ConnectorConfig(host, port, user, password == null ? Secret.NONE : new Secret(password), options);
    }

    String title() {
        return Objects.requireNonNullElse(name, "").strip();
    }

    /** What it says of itself leaves the password out. */
    @Override
    public String toString() {
        return "%s at %s:%d".formatted(type, host, port);
    }
}
