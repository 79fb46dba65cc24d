package org.jackfield.core.mail.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.mail.MailComponent;
import org.jackfield.core.mail.MailSettings;

/** Tries the mail server. */
@Service
@Command(scope = "mail", name = "test", description = "Sends a test mail at once and says exactly what failed")
public final class TestCommand implements Action {

    @Argument(name = "address", description = "Where to send it", required = true)
    private String address;

    @Reference
    private MailComponent mail;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject subject = security.check(MailSettings.CONFIGURE);
        mail.test(address, subject, "shell").forEach(outcome -> session.getConsole()
                .println(outcome.step() + ": "
                        + (outcome.problem() == null ? "ok, " + outcome.detail() : outcome.problem().toLine())));
        return null;
    }
}
