package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.ByteRange;
import org.jackfield.apps.recording.export.Exports;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingQuery.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Taking recordings out of the system. An export belongs to whoever began it, and goes after a day. */
@Component(service = RestResource.class)
@Path("recordings/exports")
@RequiresPermission("recording.export")
public final class ExportsResource implements RestResource {

    private final Exports exports;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers for the exports. */
    @Activate
    public ExportsResource(@Reference Exports exports, @Reference SecurityService security, @Reference SiteTime time) {
        this.exports = exports;
        this.security = security;
        this.time = time;
    }

    /** What to export: single segments, or all of a time. */
    @Summary("What to export: either single segments, or all recordings that began in a time")
    public record ExportRequest(
            @Summary("Ids of segments, at most 5000") List<UUID> segments,
            @Summary("Recordings that began then or later") Instant from,
            @Summary("Recordings that began before then") Instant to,
            @Summary("With a time: of this extension only; a * at the end matches a beginning") String extension) {

        Exports.Selection selection() {
            boolean single = segments != null && !segments.isEmpty();
            if (single == (from != null && to != null)) {
                throw ProblemException.invalid(
                        "recording.export-choice", "", "It is not clear what to export.", "Give segments, or both from and to.");
            }
            return single
                    ? new Exports.Selection(segments, null)
                    : new Exports.Selection(
                            List.of(), RecordingQuery.ALL.withRange(from, to).with(Field.EXTENSION, Objects.requireNonNullElse(extension, "")));
        }
    }

    /** {@return the export that was begun} */
    @POST
    @Summary("Begins an export; its task tells how far it is")
    public Exports.Export begin(ExportRequest request) {
        return exports.begin(request.selection(), actor(), new Formats(Locale.ENGLISH, time.zone()));
    }

    /** {@return the caller's exports} */
    @GET
    @Summary("Your exports, the newest first")
    public List<Exports.Export> all() {
        return exports.of(actor().subject());
    }

    /** {@return one export} */
    @GET
    @Path("{export}")
    @Summary("How an export stands")
    public Exports.Export one(@PathParam("export") UUID export) {
        return exports.status(export, actor().subject());
    }

    /** {@return the ZIP} */
    @GET
    @Path("{export}/file")
    @Produces("application/zip")
    @Summary("The ZIP with the recordings, a page that lists them, metadata and a manifest for the offline verifier")
    public Response file(@PathParam("export") UUID export, @HeaderParam("Range") String range) throws IOException {
        Exports.Content content = exports.fetch(export, actor());
        ByteRange asked = ByteRange.of(range, content.length());
        Response.ResponseBuilder answer = Response.status(asked.kind().status())
                .type("application/zip")
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment; filename=\"recordings-" + export + ".zip\"")
                .header("Content-Length", asked.length());
        if (asked.kind() != ByteRange.Kind.ALL) {
            answer.header("Content-Range", asked.contentRange(content.length()));
        }
        if (asked.kind() != ByteRange.Kind.NONE) {
            StreamingOutput body = out -> content.stretch().write(asked.from(), asked.to(), out);
            answer.entity(body);
        }
        return answer.build();
    }

    /** Removes an export. */
    @DELETE
    @Path("{export}")
    @Summary("Stops an export, or removes what it made")
    public void remove(@PathParam("export") UUID export) throws IOException {
        exports.remove(export, actor());
    }

    private Actor actor() {
        return new Actor(security.check(RecordingPermissions.EXPORT), RecordingsResource.ORIGIN);
    }
}
