package org.jackfield.distribution.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Runs one command on the command line of an instance of this machine, prints what it says and ends with its exit code.
 * It is started by {@code jackfield console COMMAND}.
 *
 * <p>Karaf's own client is not used for this: it ends the connection as soon as its standard input ends, which in a script
 * is before the answer comes, and it takes a password on the command line, where everybody can read it.
 */
public final class ConsoleTool {

    /** The exit code of a command that was not run, as with {@code ssh}; others are the command's own. */
    static final int NOT_RUN = 255;

    /** The environment variable that holds the password. */
    static final String PASSWORD = "JACKFIELD_PASSWORD";

    private static final int MAX_PASSWORD = 1_000;

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ConsoleTool(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the tool.
     *
     * @param arguments the port, the user, the file with the server's public key, the command and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(new ConsoleTool(System.getenv(), System.in, System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length < 4) {
            return notRun("wants a port, a user, the file of the server's key, and a command");
        }
        String command = String.join(" ", Arrays.copyOfRange(arguments, 3, arguments.length));
        try {
            RemoteShell shell = new RemoteShell(Integer.parseInt(arguments[0]), ServerKey.of(Path.of(arguments[2])));
            return shell.run(arguments[1], password(arguments[1]), command, out, err);
        } catch (RemoteShell.NotRunException e) {
            return notRun(e.getMessage());
        } catch (IOException e) {
            return notRun(e.toString());
        }
    }

    private int notRun(String why) {
        err.println("jackfield console: " + why);
        return NOT_RUN;
    }

    private String password(String user) throws IOException {
        String given = environment.get(PASSWORD);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        String entered = firstLine();
        if (entered.isEmpty()) {
            throw new RemoteShell.NotRunException("no password for " + user + ": set " + PASSWORD
                    + ", or give it as the first line of standard input");
        }
        return entered;
    }

    private String firstLine() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0 && next != '\n' && next != '\r'; next = reader.read()) {
            if (line.length() == MAX_PASSWORD) {
                throw new RemoteShell.NotRunException(
                        "the first line of standard input is longer than any password");
            }
            line.append((char) next);
        }
        return line.toString();
    }
}
