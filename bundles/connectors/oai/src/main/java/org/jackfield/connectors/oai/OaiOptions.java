package org.jackfield.connectors.oai;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.connectors.oai.session.OaiSettings;

/** What the connector asks an administrator for, besides host, port and password. */
final class OaiOptions {

    static final int DEFAULT_PORT = 4000;

    static final ConnectorOption APPLICATION = ConnectorOption.text("application", "Application name",
            "Shown by a CT Gateway in its list of applications.", "Jackfield");
    static final ConnectorOption ADMIN_EXTENSION = ConnectorOption.text("adminExtension", "Administrator extension",
            "A station with the administrator flag, where night mode is switched if whoever switches it names none. With"
                    + " several nodes write node:extension.", "");
    static final ConnectorOption NIGHT_MODE = ConnectorOption.choice("nightMode", "Night mode by",
            "feature: feature codes at the administrator extension. command: the unproven command of newer systems first."
                    + " off: never.", List.of("feature", "command", "off"));
    static final ConnectorOption NIGHT_COMMAND = ConnectorOption.text("nightModeCommand", "Night mode command",
            "What is sent with 'command'; {inv}, {node:} and {0|1} are filled in. Not proven on a real system.",
            "_ST,{inv},{node:},{0|1}");
    static final ConnectorOption NIGHT_TOGGLE = ConnectorOption.text("nightToggleCode", "Night mode toggle code",
            "Feature code that switches the whole system between day and night.", "9860");
    static final ConnectorOption NODE_NIGHT = ConnectorOption.text("nodeNightCode", "Node night code",
            "Feature code that is followed by a node's number and puts that node into night mode.", "9861");
    static final ConnectorOption NODE_DAY = ConnectorOption.text("nodeDayCode", "Node day code",
            "Feature code that is followed by a node's number and puts that node into day mode.", "9862");
    static final ConnectorOption USERNAME_COMMAND = programming("usernameCommand", "Username command", "username");
    static final ConnectorOption DESCRIPTION_COMMAND =
            programming("descriptionCommand", "Description command", "description");
    static final ConnectorOption CALLING_NUMBER_COMMAND =
            programming("callingNumberCommand", "Calling number command", "calling number, which is then also read");
    static final ConnectorOption CLASS_OF_SERVICE_COMMAND =
            programming("classOfServiceCommand", "Class of service command", "class of service ({day} and {night})");
    static final ConnectorOption FORWARD_LETTERS = ConnectorOption.text("forwardBusyNoAnswerLetters",
            "Letters for 'forward busy or no answer'",
            "Not published; if empty, the feature code is dialled at the station instead.", "");
    static final ConnectorOption EXCLUDED_NODES = ConnectorOption.text("excludedNodes", "Nodes left out",
            "Numbers of nodes behind a CT Gateway that are not followed, separated by commas.", "");
    static final ConnectorOption CALL_TERMINATION = ConnectorOption.flag("callTermination", "Follow the end of every call",
            "Starts the call termination monitor as well; not advised on a CT Gateway.", false);
    static final ConnectorOption KEEP_ALIVE = ConnectorOption.number("keepAliveSeconds", "Keep-alive every (s)",
            "The phone system drops all monitors after about four minutes without a command.", 45, 10, 120);
    static final ConnectorOption COMMAND_TIMEOUT = ConnectorOption.number("commandTimeoutSeconds",
            "Answer awaited for (s)", "A command without an answer fails after this time.", 10, 2, 40);
    static final ConnectorOption RESYNC_INTERVAL = ConnectorOption.number("resyncIntervalSeconds",
            "Full resync at most every (s)", "The phone system honours a full resync only so often.", 180, 0, 3600);
    static final ConnectorOption FRAME_LIMIT = ConnectorOption.number("frameLimitKilobytes", "Largest message (kB)",
            "A longer message ends the connection.", 4096, 64, 16384);

    static final List<ConnectorOption> ALL = List.of(APPLICATION, ADMIN_EXTENSION, NIGHT_MODE, NIGHT_COMMAND,
            NIGHT_TOGGLE, NODE_NIGHT, NODE_DAY, USERNAME_COMMAND, DESCRIPTION_COMMAND, CALLING_NUMBER_COMMAND,
            CLASS_OF_SERVICE_COMMAND, FORWARD_LETTERS, EXCLUDED_NODES, CALL_TERMINATION, KEEP_ALIVE,
            COMMAND_TIMEOUT, RESYNC_INTERVAL, FRAME_LIMIT);

    private OaiOptions() {
    }

    private static ConnectorOption programming(String name, String title, String what) {
        return ConnectorOption.text(name, title, "What is sent to write a telephone's " + what
                + "; {inv}, {ext}, {value} and {passcode} are filled in. No such command is published: empty sends none.", "");
    }

    /** A configuration, or its defaults, in the connector's own terms. */
    static OaiSettings settings(ConnectorConfig config) {
        OaiSettings.Night night = new OaiSettings.Night(config.text(NIGHT_MODE), config.text(ADMIN_EXTENSION).strip(),
                config.text(NIGHT_COMMAND), config.text(NIGHT_TOGGLE).strip(),
                config.text(NODE_NIGHT).strip(), config.text(NODE_DAY).strip());
        OaiSettings.Programming programming = new OaiSettings.Programming(config.text(USERNAME_COMMAND).strip(),
                config.text(DESCRIPTION_COMMAND).strip(), config.text(CALLING_NUMBER_COMMAND).strip(),
                config.text(CLASS_OF_SERVICE_COMMAND).strip());
        Set<String> excluded = Arrays.stream(config.text(EXCLUDED_NODES).split(","))
                .map(String::strip).filter(node -> !node.isEmpty()).collect(Collectors.toUnmodifiableSet());
        return new OaiSettings(config.host(), config.portOr(DEFAULT_PORT), config.secret(),
                config.text(APPLICATION), night, programming, config.text(FORWARD_LETTERS).strip(), excluded,
                config.flag(CALL_TERMINATION), config.number(KEEP_ALIVE) * 1000L,
                config.number(COMMAND_TIMEOUT) * 1000L, config.number(RESYNC_INTERVAL) * 1000L,
                config.number(FRAME_LIMIT) * 1024);
    }
}
