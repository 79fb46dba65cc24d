package org.jackfield.api.shares;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * A network share (manual §7.2.7). Texts are never null.
 *
 * @param id its lasting id, by which others refer to it
 * @param description what people call it; unique
 * @param host name or IP address of the file server
 * @param port its port, 445 as a rule
 * @param name the share's name on the server
 * @param folder the folder on the share below which everything is kept; empty for the share itself
 */
public record Share(UUID id, String description, String host, int port, String name, String folder) {

    /** The port of file servers. */
    public static final int PORT = 445;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:\\[\\]]([A-Za-z0-9_.:\\[\\]-]{0,252})");
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_NAME = 80;

    public Share {
        Objects.requireNonNull(id, "id");
        description = text(description);
        host = text(host);
        name = text(name);
        if (description.isEmpty() || description.length() > MAX_DESCRIPTION) {
            throw refused(description, "A share's description has 1 to " + MAX_DESCRIPTION + " characters.");
        }
        if (!HOST.matcher(host).matches()) {
            throw refused(host, "This is no host name and no IP address.");
        }
        if (port < 1 || port > 65535) {
            throw refused(Integer.toString(port), "A port is from 1 to 65535; 445 is usual.");
        }
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Share::isForbidden)) {
            throw refused(name, "This is no name of a share: give the name alone, without server and backslashes.");
        }
        folder = SharePath.of(folder).toString();
    }

    /** {@return whether a character can be in no name on a file server} */
    static boolean isForbidden(int c) {
        return c < 32 || c == 127 || "\\/:*?\"<>|".indexOf(c) >= 0;
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid("shares.invalid", input, message, "Correct the share.");
    }
}
