package org.jackfield.apps.smdr.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.smdr.SmdrComponent;
import org.jackfield.apps.smdr.SmdrSettings;

/** Changes the settings; what is not named stays. */
@Service
@Command(scope = "smdr", name = "configure", description = "Changes the settings of the SMDR stream")
public final class ConfigureCommand implements Action {

    @Option(name = "--on", description = "Switches the stream on")
    private boolean on;

    @Option(name = "--off", description = "Switches the stream off")
    private boolean off;

    @Option(name = "--port", description = "TCP port that readers connect to")
    private Integer port;

    @Option(name = "--padding", description = "Character that fills short numbers")
    private String padding;

    @Option(name = "--push", description = "host:port of a reader to connect to, or off")
    private String push;

    @Reference
    private SmdrComponent smdr;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(SmdrComponent.CONFIGURE);
        Stored<SmdrSettings> stored = smdr.settings();
        SmdrSettings now = stored.value();
        boolean pushOn = push == null ? now.pushEnabled() : !push.equals("off");
        boolean target = push != null && pushOn;
        smdr.store(
                stored,
                new SmdrSettings(
                        on || now.enabled() && !off,
                        port == null ? now.localPort() : port,
                        now.allowedReaders(),
                        padding == null ? now.padding() : padding,
                        pushOn,
                        target ? hostOf(push) : now.pushHost(),
                        target ? portOf(push) : now.pushPort()),
                by);
        session.getConsole().println("Stored. smdr:status shows what came of it.");
        return null;
    }

    private static String hostOf(String target) {
        return target.substring(0, Math.max(0, target.lastIndexOf(':')));
    }

    private static int portOf(String target) {
        try {
            return Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(
                    "smdr.push-target", target, "This is not an address and a port.", "Write it as host:port.");
        }
    }
}
