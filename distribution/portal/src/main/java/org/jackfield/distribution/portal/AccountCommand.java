package org.jackfield.distribution.portal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jackfield.distribution.portal.desk.AccountDesk;
import org.jackfield.distribution.portal.store.PortalStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the first operator, or lets one in again who forgot the password. */
@Command(
        name = "account",
        description = "Makes an operator or gives it a new password, which is asked for or read from standard input."
                + " The portal must not be running.",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where everything is kept.")
    private Path data;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The operator's name.")
    private String name;

    @Override
    public Integer call() throws Exception {
        Portal.makeFolder(data);
        try (PortalStore store = PortalStore.open(data)) {
            char[] password = password();
            new AccountDesk(store, Clock.tickMillis(ZoneOffset.UTC)).putOperator(name, password);
            Arrays.fill(password, ' ');
        }
        spec.commandLine().getOut().println("\"" + name + "\" may log in.");
        return 0;
    }

    private static char[] password() throws Exception {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? new char[0] : typed;
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
