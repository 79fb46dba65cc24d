package org.jackfield.core.mail.rest;

import static org.jackfield.api.rest.Paging.DEFAULT_SIZE;
import static org.jackfield.api.rest.Paging.FIRST_PAGE;
import static org.jackfield.api.rest.Paging.PAGE;
import static org.jackfield.api.rest.Paging.SIZE;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.mail.MailComponent;
import org.jackfield.core.mail.MailSettings;
import org.jackfield.core.mail.MailTest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How mail stands, and whether the mail server works. */
@Component(service = RestResource.class)
@Path("mail")
public final class MailResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final MailComponent mail;
    private final SecurityService security;

    /** Answers for the mail. */
    @Activate
    public MailResource(@Reference MailComponent mail, @Reference SecurityService security) {
        this.mail = mail;
        this.security = security;
    }

    /** A mail as REST shows it. */
    @Summary("A mail; what it says is not told")
    public record MailDocument(
            UUID id,
            @Summary("What it is for") String purpose,
            List<String> to,
            @Summary("Who gets a copy that all see") List<String> copies,
            @Summary("Who gets a copy that no other sees") List<String> hiddenCopies,
            String subject,
            @Summary("WAITING, SENT or FAILED") MailStatus.State state,
            @Summary("Text and attachments together") long bytes,
            int attempts,
            @Summary("What went wrong at the last attempt") String problem,
            String acceptedBy,
            Instant acceptedAt,
            Instant nextAttemptAt,
            Instant endedAt) {

        static MailDocument of(MailStatus mail) {
            return new MailDocument(
                    mail.id(), mail.purpose(), mail.to(), mail.copies(), mail.hiddenCopies(), mail.subject(), mail.state(), mail.bytes(),
                    mail.attempts(), mail.problem(), mail.acceptedBy(), mail.acceptedAt(), mail.nextAttemptAt().orElse(null),
                    mail.endedAt().orElse(null));
        }
    }

    /** Where to send a test mail. */
    @Summary("Where to send a test mail")
    public record TestRequest(@Summary("An address, name@example.org") String to) {}

    /** How a step of the test went. */
    @Summary("How a step of the test went")
    public record StepDocument(
            @Summary("NAME, CONNECTION or MAIL") MailTest.Step step,
            boolean done,
            @Summary("What was found") String detail,
            @Summary("What failed; empty if nothing did") String problem,
            @Summary("What to do about it") String remedy,
            @Summary("A stable code of what failed") String code) {

        static StepDocument of(MailTest.Outcome outcome) {
            return outcome.problem() == null
                    ? new StepDocument(outcome.step(), true, outcome.detail(), "", "", "")
                    : new StepDocument(
                            outcome.step(), false, outcome.problem().input(), outcome.problem().message(),
                            outcome.problem().remedy(), outcome.problem().code());
        }
    }

    /** {@return mail, newest first} */
    @GET
    @RequiresPermission("mail.view")
    @Summary("Mail that waits, was sent or given up, newest first")
    public Page<MailDocument> list(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page, @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        PageRequest asked = Paging.of(page, size);
        Page<MailStatus> found = mail.list(asked);
        return Page.of(found.items().stream().map(MailDocument::of).toList(), asked, found.total());
    }

    /** {@return one mail} */
    @GET
    @Path("{id}")
    @RequiresPermission("mail.view")
    @Summary("How a mail stands")
    public MailDocument one(@PathParam("id") UUID id) {
        return mail.status(id)
                .map(MailDocument::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "mail.unknown", id.toString(), "There is no such mail.", "It may have been removed; they are kept for a month."));
    }

    /** {@return the steps up to the first that failed} */
    @POST
    @Path("test")
    @RequiresPermission("mail.configure")
    @Summary("Sends a test mail at once; tells the steps up to the first that failed")
    public List<StepDocument> test(TestRequest request) {
        return mail.test(Objects.requireNonNullElse(request.to(), ""), security.check(MailSettings.CONFIGURE), ORIGIN).stream()
                .map(StepDocument::of)
                .toList();
    }

    /** How many mails are tried. */
    @Summary("How many mails are tried")
    public record RetryDocument(int mails) {}

    /** {@return how many mails are tried} */
    @POST
    @Path("retry")
    @RequiresPermission("mail.configure")
    @Summary("Tries all mail that waits now")
    public RetryDocument retry() {
        return new RetryDocument(mail.hurry(security.check(MailSettings.CONFIGURE), ORIGIN));
    }
}
