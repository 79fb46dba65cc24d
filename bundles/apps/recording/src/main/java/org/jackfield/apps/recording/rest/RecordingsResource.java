package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.audio.ByteRange;
import org.jackfield.apps.recording.audio.Integrity;
import org.jackfield.apps.recording.audio.Timeline;
import org.jackfield.apps.recording.audio.Waveform;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.rest.Documents.RecordingDocument;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingQuery.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finding recordings and hearing them. */
@Component(service = RestResource.class)
@Path("recordings")
@RequiresPermission("recording.view")
public final class RecordingsResource implements RestResource {

    static final String ORIGIN = "rest";

    private static final String WAV = "audio/wav";

    private final Recordings recordings;
    private final FilterService filters;
    private final SecurityService security;

    /** Answers for the recordings. */
    @Activate
    public RecordingsResource(@Reference Recordings recordings, @Reference FilterService filters, @Reference SecurityService security) {
        this.recordings = recordings;
        this.filters = filters;
        this.security = security;
    }

    /** {@return the segments that match} */
    @GET
    @Summary("Recordings, newest answered first; every condition is optional. A text may end in * to match a beginning")
    public Page<RecordingDocument> list(
            @QueryParam("from") @Summary("Segments that began then or later") Instant from,
            @QueryParam("to") @Summary("Segments that began before then") Instant to,
            @QueryParam("state") @Summary("Segments in this state, recorded or not") SegmentState state,
            @QueryParam("unrecorded") @DefaultValue("false")
                    @Summary("Also segments of which there is no recording") boolean unrecorded,
            @QueryParam("type") CallType type,
            @QueryParam("direction") Direction direction,
            @QueryParam("extension") String extension,
            @QueryParam("agent") String agent,
            @QueryParam("number") @Summary("Digits in the number outside") String number,
            @QueryParam("ddi") String ddi,
            @QueryParam("trunk") String trunk,
            @QueryParam("user") @Summary("Id of a user") UUID user,
            @QueryParam("huntGroup") String huntGroup,
            @QueryParam("accountCode") String accountCode,
            @QueryParam("call") @Summary("Id of the call or segment, or the phone system's name of the call") String call,
            @QueryParam("serial") String serial,
            @QueryParam("note") @Summary("A text in a note") String note,
            @QueryParam("field1") @Summary("A text in the first custom tag; GET /recordings/tags tells its name") String field1,
            @QueryParam("field2") String field2,
            @QueryParam("field3") String field3,
            @QueryParam("field4") String field4,
            @QueryParam("field5") String field5,
            @QueryParam("minRating") @DefaultValue("0") int minRating,
            @QueryParam("legalHold") Boolean legalHold,
            @QueryParam("filter") @Summary("Id of a saved filter") UUID filter,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid(
                    "recording.range-empty", "from=" + from + " to=" + to, "No segment begins in this range.", "Swap them.");
        }
        RecordingQuery query = RecordingQuery.ALL
                .withRange(from, to)
                .withType(type)
                .withDirection(direction)
                .withMinRating(minRating)
                .withHeld(legalHold)
                .withAudio(state == null && !unrecorded ? Boolean.TRUE : null)
                .with(Field.EXTENSION, extension)
                .with(Field.AGENT, agent)
                .withUsers(user == null ? null : Set.of(user))
                .with(Field.OUTSIDE_NUMBER, number)
                .with(Field.DDI, ddi)
                .with(Field.TRUNK, trunk)
                .with(Field.HUNT_GROUP, huntGroup)
                .with(Field.ACCOUNT_CODE, accountCode)
                .with(Field.CALL_ID, call)
                .with(Field.SERIAL, serial)
                .with(Field.NOTE, note)
                .with(Field.FIELD1, field1)
                .with(Field.FIELD2, field2)
                .with(Field.FIELD3, field3)
                .with(Field.FIELD4, field4)
                .with(Field.FIELD5, field5)
                .withFilter(filters.resolve(filter, actor().subject()));
        return recordings
                .segments(state == null ? query : query.withStates(state), RecordingOrder.NEWEST, Paging.of(page, size), actor().subject())
                .map(RecordingDocument::of);
    }

    /** {@return one segment} */
    @GET
    @Path("{segment}")
    @Summary("One segment of a recorded device, recorded or not")
    public RecordingDocument one(@PathParam("segment") UUID segment) {
        return RecordingDocument.of(recordings.segment(segment, actor().subject()));
    }

    /** {@return the audio} */
    @GET
    @Path("{segment}/audio")
    @Produces(WAV)
    @RequiresPermission("recording.play")
    @Summary("The audio as a WAV file of 16-bit samples; single byte ranges are answered. Each hearing is audited")
    public Response audio(
            @PathParam("segment") UUID segment,
            @QueryParam("part") @DefaultValue("1") int part,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange) throws IOException {
        WavFile wav = recordings.play(segment, part, actor());
        String tag = tag(segment, part);
        ByteRange asked = ByteRange.of(ifRange == null || ifRange.equals(tag) ? range : null, wav.length());
        Response.ResponseBuilder answer = headers(asked, wav.length(), tag);
        if (asked.kind() == ByteRange.Kind.NONE) {
            wav.close();
            return answer.build();
        }
        StreamingOutput body = out -> {
            try (wav) {
                wav.write(asked.from(), asked.to(), out);
            }
        };
        return answer.entity(body).build();
    }

    /** {@return how long the audio is} */
    @HEAD
    @Path("{segment}/audio")
    @Produces(WAV)
    @RequiresPermission("recording.play")
    @Summary("How long the audio is, without it")
    public Response audioLength(@PathParam("segment") UUID segment, @QueryParam("part") @DefaultValue("1") int part)
            throws IOException {
        try (WavFile wav = recordings.play(segment, part, actor())) {
            return headers(ByteRange.of(null, wav.length()), wav.length(), tag(segment, part)).build();
        }
    }

    private static Response.ResponseBuilder headers(ByteRange range, long length, String tag) {
        Response.ResponseBuilder answer = Response.status(range.kind().status())
                .type(WAV)
                .header("Accept-Ranges", "bytes")
                .header("ETag", tag)
                .header("Content-Length", range.length());
        return range.kind() == ByteRange.Kind.ALL ? answer : answer.header("Content-Range", range.contentRange(length));
    }

    /** A recording never changes. */
    private static String tag(UUID segment, int part) {
        return "\"" + segment + "-" + part + "\"";
    }

    /** {@return what it looks like} */
    @GET
    @Path("{segment}/waveform")
    @RequiresPermission("recording.play")
    @Summary("The lowest and the highest sample of each side in so many equal stretches")
    public Waveform waveform(
            @PathParam("segment") UUID segment,
            @QueryParam("part") @DefaultValue("1") int part,
            @QueryParam("buckets") @DefaultValue("" + Waveform.USUAL_BUCKETS) int buckets) throws IOException {
        return recordings.waveform(segment, part, buckets, actor().subject());
    }

    /** {@return what happened while it was recorded} */
    @GET
    @Path("{segment}/timeline")
    @RequiresPermission("recording.play")
    @Summary("Pauses, missing audio, keys and marks")
    public Timeline timeline(@PathParam("segment") UUID segment, @QueryParam("part") @DefaultValue("1") int part)
            throws IOException {
        return recordings.timeline(segment, part, actor().subject());
    }

    /** {@return whether it is what was recorded} */
    @GET
    @Path("{segment}/integrity")
    @Summary("Reads the whole recording and holds it against its seal, the site's key and the ledger")
    public Integrity integrity(@PathParam("segment") UUID segment, @QueryParam("part") @DefaultValue("1") int part)
            throws IOException {
        return recordings.integrity(segment, part, actor().subject());
    }

    private Actor actor() {
        return new Actor(security.check(RecordingPermissions.VIEW), ORIGIN);
    }
}
