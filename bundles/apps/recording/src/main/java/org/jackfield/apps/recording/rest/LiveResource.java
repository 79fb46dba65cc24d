package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.Which;
import org.jackfield.apps.recording.rest.Documents.LiveDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calls while they are recorded, and their pauses. */
@Component(service = RestResource.class)
@Path("recordings")
public final class LiveResource implements RestResource {

    private final LiveRecordings live;
    private final SecurityService security;

    /** Answers for what is being recorded. */
    @Activate
    public LiveResource(@Reference LiveRecordings live, @Reference SecurityService security) {
        this.live = live;
        this.security = security;
    }

    /** Whose recording to pause: exactly one of extension, call and segment. */
    @Summary("Whose recording is meant: exactly one of extension, call and segment")
    public record Choice(
            @Summary("The number of an extension") String extension,
            @Summary("Id of a logical call") UUID call,
            @Summary("Id of a segment") UUID segment,
            @Summary("With an extension: of this phone system only") UUID phoneSystem) {

        Which which() {
            boolean one = Stream.of(extension, call, segment).filter(part -> part != null).count() == 1;
            if (!one || phoneSystem != null && extension == null) {
                throw ProblemException.invalid(
                        "recording.choice", String.valueOf(this), "It is not clear which recording is meant.",
                        "Give exactly one of extension, call and segment; a phone system with an extension only.");
            }
            if (call != null) {
                return Which.call(call);
            }
            if (segment != null) {
                return Which.segment(segment);
            }
            return phoneSystem == null
                    ? Which.extension(extension)
                    : Which.extension(new PhoneSystemId(phoneSystem), extension);
        }
    }

    /** {@return what is being recorded} */
    @GET
    @Path("live")
    @RequiresPermission("recording.view")
    @Summary("What is being recorded at this moment, in the order of beginning")
    public List<LiveDocument> live() {
        return documents(live.live(security.check(RecordingPermissions.VIEW)));
    }

    /** {@return what is paused now} */
    @POST
    @Path("pause")
    @RequiresPermission("recording.pause")
    @Summary("Pauses: nothing said from now on is kept. When it answers the pause is on disk")
    public List<LiveDocument> pause(Choice choice) {
        return documents(live.pause(choice.which(), actor()));
    }

    /** {@return what is recorded again} */
    @POST
    @Path("resume")
    @RequiresPermission("recording.pause")
    @Summary("Ends pauses")
    public List<LiveDocument> resume(Choice choice) {
        return documents(live.resume(choice.which(), actor()));
    }

    private static List<LiveDocument> documents(List<org.jackfield.apps.recording.recorder.LiveRecording> all) {
        return all.stream().map(LiveDocument::of).toList();
    }

    private Actor actor() {
        return new Actor(security.check(RecordingPermissions.PAUSE), RecordingsResource.ORIGIN);
    }
}
