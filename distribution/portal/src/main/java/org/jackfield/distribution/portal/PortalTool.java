package org.jackfield.distribution.portal;

import java.io.PrintWriter;
import org.jackfield.api.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The portal's command line. Exit codes: 0 done, 1 it could not be done, 2 wrong usage. */
@Command(
        name = "jackfield-portal",
        description = "The licensing portal: sells, activates and moves site licences.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, AccountCommand.class})
public final class PortalTool {

    private PortalTool() {}

    /** Runs the tool. */
    public static void main(String[] arguments) {
        CommandLine tool = new CommandLine(new PortalTool());
        tool.setOut(new PrintWriter(System.out, true));
        tool.setErr(new PrintWriter(System.err, true));
        tool.setExecutionExceptionHandler((failure, command, parsed) -> {
            String message = failure instanceof ProblemException problem ? problem.problem().toLine() : failure.getMessage();
            command.getErr().println("jackfield-portal: " + (message == null ? failure.toString() : message));
            return 1;
        });
        System.exit(arguments.length == 0 ? tool.execute("--help") : tool.execute(arguments));
    }
}
