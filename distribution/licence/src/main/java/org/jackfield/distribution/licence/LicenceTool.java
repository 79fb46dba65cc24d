package org.jackfield.distribution.licence;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Properties;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The issuer's tool. Exit codes: 0 done, 1 it could not be done or the licence is not good, 2 wrong usage. */
@Command(
        name = "jackfield licence",
        description = "Makes keys, issues, shows and verifies site licences.",
        mixinStandardHelpOptions = true,
        versionProvider = LicenceTool.Version.class,
        subcommands = {KeygenCommand.class, IssueCommand.class, ShowCommand.class, VerifyCommand.class, ListCommand.class})
public final class LicenceTool {

    private LicenceTool() {}

    /** Runs the tool. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine tool = new CommandLine(new LicenceTool());
        tool.setOut(out);
        tool.setErr(err);
        tool.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("jackfield licence: " + messageOf(failure));
            return 1;
        });
        return arguments.length == 0 ? tool.execute("--help") : tool.execute(arguments);
    }

    /** {@return the version a licence names unless told otherwise: this tool's own} */
    static LicensedVersion version() {
        String[] parts = versionText().split("\\.");
        return LicensedVersion.of(parts[0] + "." + parts[1]);
    }

    private static String versionText() {
        try (InputStream in = LicenceTool.class.getResourceAsStream("tool.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageOf(Exception failure) {
        return switch (failure) {
            case ProblemException problem -> problem.problem().toLine();
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case FileAlreadyExistsException there -> there.getFile() + " is there already, and is left as it is.";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written by you.";
            case IllegalArgumentException wrong -> wrong.getMessage();
            default -> failure.toString();
        };
    }

    /** Says which version this is. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {versionText()};
        }
    }
}
