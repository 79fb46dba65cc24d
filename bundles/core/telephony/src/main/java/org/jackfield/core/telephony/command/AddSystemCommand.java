package org.jackfield.core.telephony.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;

/** Adds a phone system, for installations that are set up by a script. */
@Service
@Command(scope = "telephony", name = "add-system", description = "Adds a phone system and follows it")
public final class AddSystemCommand implements Action {

    private static final int LONGEST_PASSWORD_FILE = 4096;

    @Argument(index = 0, name = "type", description = "The kind of connector, such as asterisk or oai", required = true)
    private String type;

    @Argument(index = 1, name = "name", description = "What it is called on the pages", required = true)
    private String name;

    @Option(name = "--host", description = "Name or address of the phone system")
    private String host = "";

    @Option(name = "--port", description = "TCP port; 0 for the connector's own")
    private int port;

    @Option(name = "--user", description = "The user to log in as")
    private String user = "";

    @Option(name = "--password-file", description = "File on this server whose first line is the password: what is typed here stays"
            + " in the history of commands")
    private String passwordFile;

    @Option(name = "--option", multiValued = true, description = "What else the connector asks for, as key=value; may be repeated")
    private List<String> options = List.of();

    @Reference
    private PhoneSystemAdminService admin;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(PhoneSystemAdminService.CONFIGURE);
        if (port < 0 || port > 65_535) {
            throw ProblemException.invalid("telephony.port", Integer.toString(port), "This is no port.", "Ports are from 1 to 65535.");
        }
        if (admin.connectorTypes().stream().noneMatch(one -> one.type().equals(type))) {
            throw ProblemException.notFound("telephony.connector-missing", type, "There is no connector of this type.", "Use one of: "
                    + admin.connectorTypes().stream().map(ConnectorFactory::type).sorted().collect(Collectors.joining(", ")) + ".");
        }
        ConnectorConfig config = new ConnectorConfig(host, port, user, password(), values());
        List<ConfigProblem> problems = admin.validate(type, config);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("telephony.config-invalid",
                    problems.stream().map(ConfigProblem::field).collect(Collectors.joining(", ")),
                    problems.stream().map(ConfigProblem::message).collect(Collectors.joining(" ")),
                    "help telephony:add-system tells how each is given.");
        }
        session.getConsole().println("Added as " + admin.add(name.strip(), type, config, true, by).id()
                + ". telephony:systems shows its link.");
        return null;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw ProblemException.invalid("telephony.option", option, "This is no option.", "Write it as key=value.");
            }
            values.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return values;
    }

    private Secret password() {
        if (passwordFile == null) {
            return Secret.NONE;
        }
        Path file = Path.of(passwordFile);
        try {
            if (Files.size(file) > LONGEST_PASSWORD_FILE) {
                throw ProblemException.invalid("telephony.password-file", passwordFile, "This file is too long for a password.",
                        "Its first line is the password, and nothing else need be in it.");
            }
            return new Secret(Files.readString(file).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw ProblemException.invalid("telephony.password-file", passwordFile, "The file cannot be read.",
                    "Give one on this server that the account of Jackfield may read.");
        }
    }
}
