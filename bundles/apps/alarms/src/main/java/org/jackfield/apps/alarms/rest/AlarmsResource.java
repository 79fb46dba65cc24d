package org.jackfield.apps.alarms.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.alarms.AlarmProfile;
import org.jackfield.apps.alarms.AlarmSettings;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.Clearing;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alarms over REST. */
@Component(service = RestResource.class)
@Path("alarms")
@RequiresPermission("alarms.view")
public final class AlarmsResource implements RestResource {

    private final AlarmsComponent alarms;
    private final Clearing clearing;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public AlarmsResource(
            @Reference AlarmsComponent alarms, @Reference Clearing clearing, @Reference SecurityService security) {
        this.alarms = alarms;
        this.clearing = clearing;
        this.security = security;
    }

    /** What a profile did. */
    @Summary("What a profile did about an alarm")
    public record NoticeDocument(
            @Summary("Description of the profile") String profile,
            Instant at,
            @Summary("HELD_BACK, SHOWN, TO_SEND, HANDED_OVER, SENT or FAILED") String state,
            @Summary("How many like it were held back before it") int heldBack,
            @Summary("Whether it appeared in open browsers") boolean inBrowser,
            List<String> to,
            List<String> copies,
            @Summary("Why there is no mail; empty if nothing went wrong") String problem) {

        static NoticeDocument of(Notice notice) {
            return new NoticeDocument(
                    notice.profile(), notice.at(), notice.state().name(), notice.heldBack(), notice.inBrowser(), notice.to(),
                    notice.copies(), notice.problem());
        }
    }

    /** An alarm. */
    @Summary("An alarm of a phone system or an alert of this server")
    public record AlarmDocument(
            UUID id,
            @Summary("Id of the phone system, or server") String source,
            String sourceName,
            String node,
            @Summary("Group and number, for instance minor/10") String kind,
            String device,
            String text,
            Instant raisedAt,
            @Summary("Absent while it stands") Optional<Instant> clearedAt,
            @Summary("The station; empty if it ended by itself") String clearedBy,
            @Summary("Who asked for its end; empty if nobody") String askedBy,
            @Summary("Why it cannot be cleared at this phone system; absent if it can") Optional<String> notClearable,
            List<NoticeDocument> notices) {}

    /** The profiles. */
    @Summary("The profiles, with what is needed to write")
    public record ProfileList(List<AlarmProfile> items, @Summary("Give it back when you write") long revision) {}

    /** A kind of alarm. */
    @Summary("What a profile may respond to")
    public record KindDocument(
            @Summary("Group, or group and number") String kind, @Summary("Empty for a whole group") String text) {}

    /** From where to clear. */
    @Summary("From which administrator's extension to clear")
    public record ClearRequest(@Summary("Absent or empty for an own one") String extension) {}

    /** {@return alarms} */
    @GET
    @Summary("Alarms, newest first")
    public Page<AlarmDocument> list(
            @QueryParam("standing") @DefaultValue("false") @Summary("Only those that stand") boolean standing,
            @QueryParam("text") @DefaultValue("") @Summary("Only those that hold it") String text,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return alarms.find(standing, text, Paging.of(page, size)).map(this::document);
    }

    /** {@return one alarm} */
    @GET
    @Path("{id}")
    @Summary("One alarm")
    public AlarmDocument alarm(@PathParam("id") UUID id) {
        return alarms.entry(id).map(this::document).orElseThrow(() -> ProblemException.notFound(
                "alarms.unknown", id.toString(), "There is no such alarm.", "Look at GET /api/v1/alarms."));
    }

    /** {@return the alarm, after the phone system has taken it} */
    @POST
    @Path("{id}/clear")
    @RequiresPermission("alarms.clear")
    @Summary("Clears an alarm at the phone system from an administrator's extension")
    public AlarmDocument clear(@PathParam("id") UUID id, ClearRequest request) {
        String extension = request == null || request.extension() == null ? "" : request.extension();
        try {
            clearing.clear(id, extension, security.check(AlarmsComponent.CLEAR), "rest").toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
        return alarm(id);
    }

    /** {@return what can be chosen} */
    @GET
    @Path("kinds")
    @RequiresPermission("alarms.configure")
    @Summary("Groups, known alarms and those that were seen")
    public List<KindDocument> kinds() {
        return alarms.choices().stream()
                .map(choice -> new KindDocument(choice.kind().toString(), choice.text()))
                .toList();
    }

    /** {@return the profiles} */
    @GET
    @Path("profiles")
    @RequiresPermission("alarms.configure")
    @Summary("Whom to tell of which alarms")
    public ProfileList profiles() {
        Stored<AlarmSettings> stored = alarms.settings();
        return new ProfileList(stored.value().profiles(), stored.revision());
    }

    /** {@return the profiles, with this one stored} */
    @PUT
    @Path("profiles")
    @RequiresPermission("alarms.configure")
    @Summary("Stores a profile: a new one under an id of yours, or a changed one")
    public ProfileList store(
            @QueryParam("revision") @Summary("The revision that was read") long revision, AlarmProfile profile) {
        if (profile == null) {
            throw ProblemException.invalid(
                    "alarms.incomplete", "body", "There is no profile.", "GET shows how one looks; give all of it.");
        }
        alarms.store(read(revision), profile, security.check(AlarmsComponent.CONFIGURE));
        return profiles();
    }

    /** {@return the profiles, without this one} */
    @DELETE
    @Path("profiles/{profile}")
    @RequiresPermission("alarms.configure")
    @Summary("Removes a profile")
    public ProfileList remove(
            @PathParam("profile") String profile,
            @QueryParam("revision") @Summary("The revision that was read") long revision) {
        alarms.remove(read(revision), profile, security.check(AlarmsComponent.CONFIGURE));
        return profiles();
    }

    private Stored<AlarmSettings> read(long revision) {
        Stored<AlarmSettings> read = alarms.settings();
        return new Stored<>(read.value(), revision, read.changedAt(), read.changedBy());
    }

    private AlarmDocument document(AlarmsComponent.Entry entry) {
        Alarm alarm = entry.alarm();
        return new AlarmDocument(
                alarm.id(), alarm.source(), alarm.sourceName(), alarm.node(), alarm.kind().toString(), alarm.device(),
                alarm.text(), alarm.raisedAt(), alarm.clearedAt(), alarm.clearedBy(), alarm.askedBy(),
                alarm.stands() ? clearing.whyNot(alarm) : Optional.empty(),
                entry.notices().stream().map(NoticeDocument::of).toList());
    }
}
