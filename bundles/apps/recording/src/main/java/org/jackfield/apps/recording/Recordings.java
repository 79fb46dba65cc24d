package org.jackfield.apps.recording;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.apps.recording.audio.Integrity;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.audio.Timeline;
import org.jackfield.apps.recording.audio.Waveform;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.AnnotationStore;
import org.jackfield.apps.recording.store.Note;
import org.jackfield.apps.recording.store.RecordedCall;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;

/**
 * What people do with recordings, whichever way they come: every act asks for its permission, and hearing and changing
 * leave a line in the audit trail. Any thread may call.
 */
public final class Recordings {

    /** The most notes of a segment. */
    static final int MOST_NOTES = 500;

    private final RecordingStore store;
    private final AnnotationStore annotations;
    private final Playback playback;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;
    private final Hearings hearings;

    /** Works on these. */
    public Recordings(
            RecordingStore store,
            AnnotationStore annotations,
            Playback playback,
            SecurityService security,
            AuditService audit,
            InstantSource clock) {
        this.store = store;
        this.annotations = annotations;
        this.playback = playback;
        this.security = security;
        this.audit = audit;
        this.clock = clock;
        this.hearings = new Hearings(clock);
    }

    /**
     * Who acts, and from where.
     *
     * @param subject who; never null
     * @param origin as the audit trail writes it: {@code web}, {@code rest}; never null
     */
    public record Actor(Subject subject, String origin) {}

    /** {@return calls of which a segment matches} */
    public Page<RecordedCall> calls(RecordingQuery query, RecordingOrder order, PageRequest page, Subject by) {
        return store.calls(query, access(RecordingPermissions.VIEW, by), order, page);
    }

    /** {@return segments that match} */
    public Page<RecordedSegment> segments(RecordingQuery query, RecordingOrder order, PageRequest page, Subject by) {
        return segments(query, order, page, RecordingPermissions.VIEW, by);
    }

    /** {@return segments that match, of those to which {@code by} may do {@code permission}} */
    public Page<RecordedSegment> segments(
            RecordingQuery query, RecordingOrder order, PageRequest page, Permission permission, Subject by) {
        return store.segments(query, access(permission, by), order, page);
    }

    /** {@return how many segments that began in a time are in each state} */
    public Map<SegmentState, Long> counts(Instant from, Instant to, Subject by) {
        return store.counts(from, to, access(RecordingPermissions.LEDGER, by));
    }

    /** {@return why segments that began in a time are in a state, and how many each, most first} */
    public Map<String, Long> reasons(SegmentState state, Instant from, Instant to, Subject by) {
        return store.reasons(state, from, to, access(RecordingPermissions.LEDGER, by));
    }

    private CallAccess access(Permission permission, Subject by) {
        security.check(by, permission, Target.SITE);
        return security.callAccess(by, permission);
    }

    /**
     * Lets pass, or refuses.
     *
     * @throws ProblemException ({@code security.forbidden}) if {@code by} may not do this to one of the segments; those that
     *     there are not any more are passed over
     */
    public void check(Collection<UUID> segments, Permission permission, Subject by) {
        CallAccess access = access(permission, by);
        if (!access.isUnlimited()) {
            segments.stream()
                    .filter(id -> !store.reaches(id, access) && store.segment(id).isPresent())
                    .findFirst()
                    .ifPresent(id -> {
                        throw security.refused(by, permission, Target.of("segment", id.toString()));
                    });
        }
    }

    /**
     * {@return a segment}
     *
     * @throws ProblemException ({@code recording.unknown}) if there is none of a recorded device
     */
    public RecordedSegment segment(UUID id, Subject by) {
        return found(id, RecordingPermissions.VIEW, by);
    }

    /**
     * {@return the segment, if {@code by} may do this to it}
     *
     * @throws ProblemException {@code recording.unknown}, {@code security.forbidden}
     */
    public RecordedSegment found(UUID id, Permission permission, Subject by) {
        check(List.of(id), permission, by);
        return store.segment(id).orElseThrow(() -> ProblemException.notFound(
                "recording.unknown", id.toString(), "This call was not recorded: no recorded device took part in it.",
                "The page of recorded devices says which are."));
    }

    /**
     * {@return one of the recordings of a segment}
     *
     * @param part from 1
     * @throws ProblemException ({@code recording.no-audio}, {@code recording.no-part}) if there is none
     */
    public static RecordingRow part(RecordedSegment segment, int part) {
        if (segment.files().isEmpty()) {
            throw ProblemException.notFound(
                    "recording.no-audio",
                    segment.segment().id().toString(),
                    "There is no recording of this segment: " + segment.state() + (segment.reason().isEmpty() ? "." : ", " + segment.reason() + "."),
                    "");
        }
        return segment.files().stream().filter(file -> file.part() == part).findFirst().orElseThrow(() ->
                ProblemException.notFound(
                        "recording.no-part", "part " + part, "The segment has no such part.",
                        "It has " + segment.files().size() + "; the first is part " + segment.files().getFirst().part() + "."));
    }

    /**
     * Lets a segment pass that has something to hear.
     *
     * @throws ProblemException ({@code recording.no-audio}, {@code recording.erased}) if there is nothing
     */
    public static void playable(RecordedSegment segment) {
        if (!segment.playable()) {
            RecordingRow first = part(segment, segment.files().isEmpty() ? 1 : segment.files().getFirst().part());
            throw ProblemException.notFound(
                    "recording.erased", first.serial(), "The recording was erased: its key does not exist any more.", "");
        }
    }

    /**
     * {@return the audio as a WAV file; to be closed by the caller} The first time in a while that somebody hears a
     * recording is entered in the audit trail before anything is heard.
     */
    public WavFile play(UUID segment, int part, Actor by) throws IOException {
        RecordedSegment found = found(segment, RecordingPermissions.PLAY, by.subject());
        RecordingRow row = part(found, part);
        WavFile wav = playback.wav(row);
        try {
            hearings.heard(by.subject(), row.id(), () -> record(by, "recording.play", found, row.serial(), "", ""));
            return wav;
        } catch (RuntimeException e) {
            wav.close();
            throw e;
        }
    }

    /** {@return what a recording looks like} */
    public Waveform waveform(UUID segment, int part, int buckets, Subject by) throws IOException {
        return playback.waveform(part(found(segment, RecordingPermissions.PLAY, by), part), buckets);
    }

    /** {@return what happened while it was recorded} */
    public Timeline timeline(UUID segment, int part, Subject by) throws IOException {
        return playback.timeline(part(found(segment, RecordingPermissions.PLAY, by), part));
    }

    /** {@return whether it is what was recorded} */
    public Integrity integrity(UUID segment, int part, Subject by) throws IOException {
        return playback.integrity(part(found(segment, RecordingPermissions.VIEW, by), part));
    }

    /** {@return the notes of a segment, oldest first} */
    public List<Note> notes(UUID segment, Subject by) {
        found(segment, RecordingPermissions.VIEW, by);
        return annotations.notes(segment);
    }

    /** Writes a note. */
    public Note note(UUID segment, Long positionMillis, String text, Actor by) {
        RecordedSegment found = found(segment, RecordingPermissions.ANNOTATE, by.subject());
        if (found.notes() >= MOST_NOTES) {
            throw ProblemException.of(
                    "recording.too-many-notes", Problem.Kind.LIMITED, segment.toString(),
                    "A recording has at most " + MOST_NOTES + " notes.", "Remove some that are of no use any more.");
        }
        Note note = new Note(Ids.next(), segment, clock.instant(), by.subject().name(), positionMillis, text);
        record(by, "recording.note", found, "", "", note.text());
        annotations.add(note);
        return note;
    }

    /** Removes a note. */
    public void removeNote(UUID segment, UUID note, Actor by) {
        RecordedSegment found = found(segment, RecordingPermissions.ANNOTATE, by.subject());
        Note removed = annotations.notes(segment).stream()
                .filter(each -> each.id().equals(note))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.no-note", note.toString(), "The recording has no such note.", "It may have been removed; look again."));
        record(by, "recording.remove-note", found, "", removed.text(), "");
        annotations.remove(note);
    }

    /** Changes rating, scoring, fields or user; a legal hold is left as it is. */
    public Annotation annotate(UUID segment, Annotation value, Actor by) {
        RecordedSegment found = found(segment, RecordingPermissions.ANNOTATE, by.subject());
        return change(found, value.withLegalHold(found.annotation().legalHold()), "recording.annotate", by);
    }

    /** Changes what is said of a segment, as it stands. */
    public Annotation annotate(UUID segment, UnaryOperator<Annotation> change, Actor by) {
        return annotate(segment, change.apply(segment(segment, by.subject()).annotation()), by);
    }

    /** Places a legal hold, or lifts it. */
    public Annotation hold(UUID segment, boolean hold, Actor by) {
        RecordedSegment found = found(segment, RecordingPermissions.HOLD, by.subject());
        return change(found, found.annotation().withLegalHold(hold), hold ? "recording.hold" : "recording.lift-hold", by);
    }

    private Annotation change(RecordedSegment found, Annotation value, String action, Actor by) {
        record(by, action, found, "", said(found.annotation()), said(value));
        return annotations.annotate(found.segment().id(), value);
    }

    private static String said(Annotation annotation) {
        return "rating " + annotation.rating()
                + (annotation.scored() ? ", scored" : "")
                + (annotation.legalHold() ? ", legal hold" : "")
                + (annotation.user().isEmpty() ? "" : ", user " + annotation.user())
                + ", fields " + annotation.fields();
    }

    private void record(Actor by, String action, RecordedSegment segment, String detail, String before, String after) {
        String object = segment.segment().id() + (detail.isEmpty() ? "" : " " + detail);
        audit.record(new AuditEvent(by.subject(), by.origin(), action, object, AuditEvent.Outcome.DONE, before, after));
    }

    /** {@return a segment by its id, if there is one and {@code by} may do this to it; for exports} */
    public Optional<RecordedSegment> permitted(UUID id, Permission permission, Subject by) {
        return store.segment(id).filter(found -> store.reaches(id, security.callAccess(by, permission)));
    }
}
