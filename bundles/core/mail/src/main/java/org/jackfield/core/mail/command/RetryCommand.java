package org.jackfield.core.mail.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.mail.MailComponent;
import org.jackfield.core.mail.MailSettings;

/** Does not wait for the next attempt. */
@Service
@Command(scope = "mail", name = "retry", description = "Tries all mail that waits now, once the mail server is mended")
public final class RetryCommand implements Action {

    @Reference
    private MailComponent mail;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        Subject subject = security.check(MailSettings.CONFIGURE);
        return mail.hurry(subject, "shell") + " mails are tried now; mail:list shows how they fared.";
    }
}
