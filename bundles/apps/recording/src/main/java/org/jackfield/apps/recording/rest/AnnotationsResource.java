package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import java.util.Objects;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.recording.AssignedUsers;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.rest.Documents.AnnotationDocument;
import org.jackfield.apps.recording.rest.Documents.NoteDocument;
import org.jackfield.apps.recording.rest.Documents.RecordingDocument;
import org.jackfield.apps.recording.store.Annotation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people say of recordings. Every change is audited. */
@Component(service = RestResource.class)
@Path("recordings/{segment}")
@RequiresPermission("recording.annotate")
public final class AnnotationsResource implements RestResource {

    private final Recordings recordings;
    private final AssignedUsers assigned;
    private final SecurityService security;

    /** Answers for the recordings. */
    @Activate
    public AnnotationsResource(
            @Reference Recordings recordings, @Reference AssignedUsers assigned, @Reference SecurityService security) {
        this.recordings = recordings;
        this.assigned = assigned;
        this.security = security;
    }

    /** What is to be said of a segment; what is absent stays. */
    @Summary("What is to be said of a segment; what is absent stays as it is")
    public record AnnotationChange(
            @Summary("0 (none) to 5 stars") Integer rating,
            Boolean scored,
            @Summary("All five custom fields") List<String> fields,
            @Summary("The revision that was read; absent to write over whatever is there") Long revision) {

        Annotation applied(Annotation now) {
            return new Annotation(
                    Objects.requireNonNullElse(rating, now.rating()),
                    Objects.requireNonNullElse(scored, now.scored()),
                    Objects.requireNonNullElse(fields, now.fields()),
                    now.legalHold(),
                    now.user(),
                    Objects.requireNonNullElse(revision, now.revision()));
        }
    }

    /** A note to write. */
    @Summary("A note to write")
    public record NewNote(
            @Summary("Which place of the recording it is about, from 0; absent for the whole") Long positionMillis,
            @Summary("1 to 2000 characters") String text) {}

    /** {@return what is said of the segment now} */
    @PUT
    @Path("annotation")
    @Summary("Rates the segment, fills in its fields")
    public AnnotationDocument annotate(@PathParam("segment") UUID segment, AnnotationChange change) {
        return AnnotationDocument.of(recordings.annotate(segment, change::applied, actor(RecordingPermissions.ANNOTATE)));
    }

    /** Whose a segment is to be. */
    @Summary("Whose a segment is to be")
    public record UserChange(@Summary("Id of a user; absent for nobody") UUID user) {}

    /** {@return the segment now} */
    @PUT
    @Path("user")
    @Summary("Says whose the segment is, whatever the phone system says; in the call log too")
    public RecordingDocument assign(@PathParam("segment") UUID segment, UserChange change) {
        return RecordingDocument.of(assigned.assign(segment, change.user(), actor(RecordingPermissions.ANNOTATE)));
    }

    /** {@return the notes} */
    @GET
    @Path("notes")
    @RequiresPermission("recording.view")
    @Summary("The notes, oldest first")
    public List<NoteDocument> notes(@PathParam("segment") UUID segment) {
        return recordings.notes(segment, actor(RecordingPermissions.VIEW).subject()).stream().map(NoteDocument::of).toList();
    }

    /** {@return the note} */
    @POST
    @Path("notes")
    @Summary("Writes a note")
    public NoteDocument note(@PathParam("segment") UUID segment, NewNote note) {
        return NoteDocument.of(
                recordings.note(segment, note.positionMillis(), note.text(), actor(RecordingPermissions.ANNOTATE)));
    }

    /** Removes a note. */
    @DELETE
    @Path("notes/{note}")
    @Summary("Removes a note")
    public void removeNote(@PathParam("segment") UUID segment, @PathParam("note") UUID note) {
        recordings.removeNote(segment, note, actor(RecordingPermissions.ANNOTATE));
    }

    /** {@return what is said of the segment now} */
    @PUT
    @Path("legal-hold")
    @RequiresPermission("recording.hold")
    @Summary("Places a legal hold: nothing of the segment is deleted by age")
    public AnnotationDocument hold(@PathParam("segment") UUID segment) {
        return AnnotationDocument.of(recordings.hold(segment, true, actor(RecordingPermissions.HOLD)));
    }

    /** {@return what is said of the segment now} */
    @DELETE
    @Path("legal-hold")
    @RequiresPermission("recording.hold")
    @Summary("Lifts the legal hold")
    public AnnotationDocument liftHold(@PathParam("segment") UUID segment) {
        return AnnotationDocument.of(recordings.hold(segment, false, actor(RecordingPermissions.HOLD)));
    }

    private Actor actor(Permission permission) {
        return new Actor(security.check(permission), RecordingsResource.ORIGIN);
    }
}
