package org.jackfield.apps.recording.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.tasks.ExportShelf;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * Takes recordings out of the system. Each export is a task that writes a ZIP, encrypted under a key that is in memory
 * alone; whoever asked for it may fetch it for a day. A restart forgets exports, and what is left of them on disk is
 * unreadable and removed. Any thread may call.
 */
public final class Exports implements TaskHandler {

    /** The kind of task. */
    public static final String TYPE = "org.jackfield.apps.recording.export";

    /** The most segments of one export. */
    public static final int MOST = 5000;

    private static final String SUFFIX = ".export";

    private final Recordings recordings;
    private final Playback playback;
    private final RecordingKeys keys;
    private final ProofLedger ledger;
    private final CustomTags tags;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;
    private final Path folder;
    private final ExportShelf<Job> shelf;

    /** What exports need. */
    public record Parts(
            Recordings recordings, Playback playback, RecordingKeys keys, ProofLedger ledger, CustomTags tags,
            TaskService tasks, SecurityService security, AuditService audit) {}

    private record Job(Selection selection, Actor by, Formats formats, EncryptedFile file) {}

    /**
     * What is to be exported: single segments, or all that match.
     *
     * @param segments ids; empty to take the query
     * @param query which; null to take the segments
     */
    public record Selection(List<UUID> segments, RecordingQuery query) {

        /** Copies the list. */
        public Selection {
            segments = List.copyOf(segments);
        }
    }

    /**
     * How an export stands.
     *
     * @param id its id
     * @param task the task that makes it
     * @param ready whether it can be fetched
     * @param bytes how long it is; 0 until it is ready
     * @param expires when it is removed
     */
    public record Export(UUID id, UUID task, boolean ready, long bytes, Instant expires) {}

    /** Makes exports in a folder, which is emptied of what is left from before. */
    public Exports(Parts parts, InstantSource clock, Path folder) throws IOException {
        this.recordings = parts.recordings;
        this.playback = parts.playback;
        this.keys = parts.keys;
        this.ledger = parts.ledger;
        this.tags = parts.tags;
        this.security = parts.security;
        this.audit = parts.audit;
        this.clock = clock;
        this.folder = folder;
        // What cannot be removed is unreadable without the key, which is gone.
        this.shelf = new ExportShelf<>(TYPE, "recording", parts.tasks, clock, job -> job.file.destroy());
        ExportShelf.empty(folder, SUFFIX);
    }

    /**
     * Begins an export.
     *
     * @param formats how its page writes times
     * @throws ProblemException ({@code recording.export-empty}, {@code recording.export-too-large},
     *     {@code recording.too-many-exports}) if it cannot be
     */
    public Export begin(Selection selection, Actor by, Formats formats) {
        check(by.subject());
        recordings.check(selection.segments, RecordingPermissions.EXPORT, by.subject());
        long wanted = selection.query == null
                ? selection.segments.size()
                : recordings.segments(playable(selection.query), RecordingOrder.NEWEST, PageRequest.first(1), RecordingPermissions.EXPORT, by.subject()).total();
        if (wanted == 0) {
            throw ProblemException.invalid(
                    "recording.export-empty", "", "There is nothing to export.", "Choose at least one recording that can be played.");
        }
        if (wanted > MOST) {
            throw ProblemException.of(
                    "recording.export-too-large", Problem.Kind.TOO_LARGE, wanted + " segments",
                    "An export holds at most " + MOST + " segments.", "Export a shorter time at once.");
        }
        shelf.checkRoom();
        UUID id = Ids.next();
        Job job = new Job(selection, by, formats, new EncryptedFile(folder.resolve(id + SUFFIX)));
        audit.record(AuditEvent.done(by.subject(), by.origin(), "recording.export", id + ", " + described(selection, wanted)));
        return export(shelf.begin(id, job, "Export of " + wanted + " recordings", by.subject()));
    }

    private static String described(Selection selection, long wanted) {
        return selection.query == null && selection.segments.size() <= 10
                ? "segments " + selection.segments
                : wanted + " segments" + (selection.query == null ? "" : " of " + selection.query);
    }

    private static RecordingQuery playable(RecordingQuery query) {
        return query.withAudio(true);
    }

    @Override
    public String run(TaskContext context) throws Exception {
        ExportShelf.Export<Job> export = shelf.of(context);
        try {
            String done = write(export, context);
            shelf.made(export);
            return done;
        } catch (Exception e) {
            shelf.discard(export);
            throw e;
        }
    }

    private String write(ExportShelf.Export<Job> export, TaskContext context) throws IOException {
        Job job = export.content();
        List<RecordedSegment> segments = segments(job);
        long total = segments.stream().mapToLong(segment -> segment.files().size()).sum();
        long done = 0;
        String digest;
        try (ExportZip zip = new ExportZip(
                job.file.create(), playback, keys.signing(), export.id(), clock.instant(), job.by.subject().name(),
                new ExportWording(job.formats, tags.names()))) {
            for (RecordedSegment segment : segments) {
                for (RecordingRow row : segment.files()) {
                    context.checkCancelled();
                    context.progress(done++, total, row.serial());
                    if (row.wrappedKey() != null) {
                        zip.add(segment, row);
                    }
                }
            }
            digest = zip.finish(clock.instant());
        }
        context.checkCancelled();
        ledger.append(List.of(new LedgerEntry(
                LedgerEntry.Kind.EXPORTED, clock.instant(), export.id(), Optional.of(digest), job.by.subject().name(),
                segments.size() + " segments")));
        return total + " recordings, " + (job.file.length() + 1023) / 1024 + " kB. It can be fetched until "
                + export.expires().truncatedTo(ChronoUnit.MINUTES) + ".";
    }

    private List<RecordedSegment> segments(Job job) {
        Subject by = job.by.subject();
        List<RecordedSegment> found = new ArrayList<>();
        if (job.selection.query == null) {
            job.selection.segments.stream().distinct().forEach(id ->
                    recordings.permitted(id, RecordingPermissions.EXPORT, by).ifPresent(found::add));
        } else {
            Page<RecordedSegment> page;
            int number = 0;
            do {
                page = recordings.segments(
                        playable(job.selection.query), RecordingOrder.NEWEST, new PageRequest(number++, PageRequest.MAX_SIZE),
                        RecordingPermissions.EXPORT, by);
                found.addAll(page.items());
            } while (number < page.pages() && found.size() < MOST);
        }
        return found;
    }

    /**
     * {@return how an export stands}
     *
     * @throws ProblemException ({@code recording.export-unknown}) if there is none of this id, or it is somebody else's
     */
    public Export status(UUID id, Subject by) {
        check(by);
        return export(shelf.own(id, by));
    }

    private void check(Subject by) {
        security.check(by, RecordingPermissions.EXPORT, Target.SITE);
    }

    /** {@return the exports of a person, the newest first} */
    public List<Export> of(Subject by) {
        return shelf.of(by).stream().map(Exports::export).toList();
    }

    /** {@return the stretches of an export that is fetched now; entered in the audit trail} */
    public Content fetch(UUID id, Actor by) throws IOException {
        check(by.subject());
        EncryptedFile file = shelf.ready(id, by.subject()).content().file;
        audit.record(AuditEvent.done(by.subject(), by.origin(), "recording.fetch-export", id.toString()));
        return new Content(file.length(), file::write);
    }

    /**
     * The bytes of an export.
     *
     * @param length how many
     * @param stretch passes some of them on
     */
    public record Content(long length, Stretch stretch) {

        /** Passes on bytes. */
        public interface Stretch {
            /** From one byte to before another. */
            void write(long from, long to, OutputStream out) throws IOException;
        }
    }

    /** Stops an export, or removes what it made. */
    public void remove(UUID id, Actor by) throws IOException {
        check(by.subject());
        shelf.remove(id, by.subject());
    }

    /** Removes what is older than a day. */
    public void expire() {
        shelf.expire();
    }

    private static Export export(ExportShelf.Export<Job> export) {
        long bytes = 0;
        boolean ready = export.ready();
        try {
            bytes = ready ? export.content().file.length() : 0;
        } catch (IOException e) {
            ready = false;
        }
        return new Export(export.id(), export.task(), ready, bytes, export.expires());
    }
}
