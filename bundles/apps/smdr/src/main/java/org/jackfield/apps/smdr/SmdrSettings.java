package org.jackfield.apps.smdr;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How call accounting software gets the stream (manual §7.1.2.5).
 *
 * @param enabled whether there is a stream at all
 * @param localPort TCP port that listens for readers, 1 to 65535
 * @param allowedReaders addresses that may connect; empty for any
 * @param padding the character that fills short and blank numbers; exactly one
 * @param pushEnabled whether we connect to a reader ourselves as well
 * @param pushHost name or address of that reader
 * @param pushPort its TCP port, 1 to 65535; 0 while push is off and none was entered
 */
public record SmdrSettings(
        boolean enabled,
        int localPort,
        List<String> allowedReaders,
        String padding,
        boolean pushEnabled,
        String pushHost,
        int pushPort) {

    static final String CONFIGURE = "smdr.configure";

    static final int DEFAULT_PORT = 2007;

    static final SettingsType<SmdrSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.smdr",
            SmdrSettings.class,
            new SmdrSettings(false, defaultPort(), List.of(), "0", false, "", 0),
            new Permission(CONFIGURE, "Configure IP SMDR"));

    private static final int MOST_ALLOWED = 100;

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern ADDRESS = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET
            + "|(?=.*:.*:)[0-9A-Fa-f:.]{2,45}"
            + "|(?=.{1,253}$)(?=.*[A-Za-z_])(" + LABEL + "\\.)*" + LABEL);

    /** Refuses what the stream could not work with. */
    public SmdrSettings {
        Objects.requireNonNull(padding, "padding");
        pushHost = Objects.requireNonNullElse(pushHost, "").strip();
        allowedReaders = allowedReaders.stream().map(String::strip).filter(reader -> !reader.isEmpty()).toList();
        checkPort("local port", localPort);
        if (padding.length() != 1 || padding.charAt(0) < '!' || padding.charAt(0) > '~' || padding.equals("|")) {
            throw ProblemException.invalid(
                    "smdr.padding",
                    padding,
                    "The padding character must be one visible character other than the pipe.",
                    "Use 0, the default, unless the reading software asks for another.");
        }
        if (allowedReaders.size() > MOST_ALLOWED) {
            throw ProblemException.invalid(
                    "smdr.allowed-readers",
                    allowedReaders.size() + " addresses",
                    "More than " + MOST_ALLOWED + " addresses are allowed.",
                    "Remove some, or leave the list empty to allow any address.");
        }
        allowedReaders.forEach(SmdrSettings::checkAddress);
        if (pushEnabled) {
            if (pushHost.isEmpty()) {
                throw ProblemException.invalid(
                        "smdr.push-host", "", "Push is on and has no address.", "Enter the reader's name or address.");
            }
            checkPort("remote port", pushPort);
        }
    }

    char paddingCharacter() {
        return padding.charAt(0);
    }

    /** Names are looked up when the port is opened; whatever cannot be a name or an address is refused here. */
    private static void checkAddress(String reader) {
        if (!ADDRESS.matcher(reader).matches()) {
            throw ProblemException.invalid(
                    "smdr.allowed-readers",
                    reader,
                    "This is neither an IP address nor the name of a computer.",
                    "Write it like 192.0.2.7, 2001:db8::7 or accounts.example.");
        }
    }

    private static void checkPort(String what, int port) {
        if (port < 1 || port > 65535) {
            throw ProblemException.invalid(
                    "smdr.port", what + " " + port, "A TCP port is from 1 to 65535.", "Enter another port.");
        }
    }

    /** Several instances on one machine tell their ports apart by the environment. */
    private static int defaultPort() {
        String port = System.getenv("JACKFIELD_SMDR_PORT");
        return port != null && port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65535
                ? Integer.parseInt(port)
                : DEFAULT_PORT;
    }
}
