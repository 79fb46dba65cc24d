package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.EmailRequest;
import org.jackfield.apps.recording.share.Emailing;
import org.jackfield.apps.recording.share.Links;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mailing recordings. */
@Component(service = RestResource.class)
@Path("recordings/email")
@RequiresPermission("recording.email")
public final class EmailResource implements RestResource {

    private final Emailing emailing;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers for the mails. */
    @Activate
    public EmailResource(@Reference Emailing emailing, @Reference SecurityService security, @Reference SiteTime time) {
        this.emailing = emailing;
        this.security = security;
        this.time = time;
    }

    /** What to mail. */
    @Summary("What to mail to whom")
    public record EmailDocument(
            @Summary("Ids of segments, at most 50") List<UUID> segments,
            @Summary("Addresses, name@example.org") List<String> to,
            String subject,
            @Summary("What stands above what is known of the calls") String text,
            @Summary("ATTACHMENT, PERMANENT_LINK or SINGLE_USE_LINK") EmailRequest.How how,
            @Summary("How many days single-use links last; 7 if left out") Integer days) {}

    /** The mails that were accepted. */
    @Summary("The mails that were accepted; /mail/{id} tells how each stands")
    public record AcceptedDocument(List<UUID> mails) {}

    /** {@return the mails that were accepted} */
    @POST
    @Summary("Mails recordings; with single-use links each recipient gets a mail of his own")
    public AcceptedDocument send(EmailDocument email) throws IOException {
        EmailRequest request = new EmailRequest(
                email.segments(), email.to(), email.subject(), email.text(), email.how(),
                email.days() == null ? Links.USUAL_DAYS : email.days());
        Actor actor = new Actor(security.check(RecordingPermissions.EMAIL), RecordingsResource.ORIGIN);
        return new AcceptedDocument(emailing.send(request, actor, new Formats(Locale.ENGLISH, time.zone())));
    }
}
