package org.jackfield.core.sip.command;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.core.sip.SipComponent;
import org.jackfield.core.sip.SipSettings;

/** Switches the trace, or shows the messages it has kept. */
@Service
@Command(scope = "sip", name = "trace", description = "Switches the trace of messages on or off, or shows the last ones")
public final class TraceCommand implements Action {

    @Argument(name = "what", description = "on, off or show", required = false)
    @Completion(value = StringsCompleter.class, values = {"on", "off", "show"})
    private String what = "show";

    @Reference
    private SipComponent sip;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SipSettings.DIAGNOSE);
        switch (what) {
            case "on" -> sip.trace().set(true);
            case "off" -> sip.trace().set(false);
            case "show" -> {
                security.checkEveryCall(TelephonyService.VIEW);
                show(session.getConsole());
            }
            default -> throw ProblemException.invalid("sip.trace", what, "Not on, off or show.", "Say one of them.");
        }
        return null;
    }

    private void show(PrintStream out) {
        if (!sip.trace().isOn()) {
            out.println("The trace is off; sip:trace on starts it.");
        }
        sip.trace().messages().forEach(out::println);
    }
}
