package org.jackfield.apps.recording.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.EmailRequest;
import org.jackfield.apps.recording.share.Emailing;
import org.jackfield.apps.recording.share.Links;

/** Mails recordings. */
@Service
@Command(scope = "recording", name = "email", description = "Mails the recordings of segments, as a file or as links")
public final class EmailCommand implements Action {

    @Argument(name = "segments", description = "Ids of segments", required = true, multiValued = true)
    private List<String> segments;

    @Option(name = "--to", description = "Addresses, separated by commas", required = true)
    private String to;

    @Option(name = "--how", description = "attachment, permanent-link or single-use-link")
    private String how = "attachment";

    @Option(name = "--subject", description = "The mail's subject")
    private String subject = "Recordings";

    @Option(name = "--text", description = "What stands above what is known of the calls")
    private String text = "";

    @Option(name = "--days", description = "How many days single-use links last, 1 to 90")
    private int days = Links.USUAL_DAYS;

    @Reference
    private Emailing emailing;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Override
    public Object execute() throws IOException {
        Subject by = security.check(RecordingPermissions.EMAIL);
        EmailRequest request = new EmailRequest(
                segments.stream().map(Ids::parse).toList(), MailAddress.split(to), subject, text, chosen(), days);
        int mails = emailing.send(request, new Actor(by, "shell"), new Formats(Locale.ENGLISH, time.zone())).size();
        return mails + (mails == 1 ? " mail was" : " mails were") + " accepted; mail:list shows how they fare.";
    }

    private EmailRequest.How chosen() {
        try {
            return EmailRequest.How.valueOf(how.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "recording.email-how", how, "Recordings cannot be sent so.", "Say attachment, permanent-link or single-use-link.");
        }
    }
}
