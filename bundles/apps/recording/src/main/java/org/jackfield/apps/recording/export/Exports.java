package org.jackfield.apps.recording.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_EXPORTS = 100;
    private static final String SUFFIX = ".export";
    private static final String PARAMETER = "export";

    private final Recordings recordings;
    private final Playback playback;
    private final RecordingKeys keys;
    private final ProofLedger ledger;
    private final CustomTags tags;
    private final TaskService tasks;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;
    private final Path folder;
    private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();

    /** What exports need. */
    public record Parts(
            Recordings recordings, Playback playback, RecordingKeys keys, ProofLedger ledger, CustomTags tags,
            TaskService tasks, SecurityService security, AuditService audit) {}

    private static final class Job {
        private final UUID id;
        private final Selection selection;
        private final Actor by;
        private final Formats formats;
        private final Instant begun;
        private final EncryptedFile file;
        private volatile UUID task;
        private volatile boolean ready;

        Job(UUID id, Selection selection, Actor by, Formats formats, Instant begun, EncryptedFile file) {
            this.id = id;
            this.selection = selection;
            this.by = by;
            this.formats = formats;
            this.begun = begun;
            this.file = file;
        }
    }

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
        this.tasks = parts.tasks;
        this.security = parts.security;
        this.audit = parts.audit;
        this.clock = clock;
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Begins an export.
     *
     * @param formats how its page writes times
     * @throws ProblemException ({@code recording.export-empty}, {@code recording.export-too-large},
     *     {@code recording.too-many-exports}) if it cannot be
     */
    public Export begin(Selection selection, Actor by, Formats formats) {
        security.check(by.subject(), RecordingPermissions.EXPORT, Target.SITE);
        expire();
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
        if (jobs.size() >= MOST_EXPORTS) {
            throw ProblemException.of(
                    "recording.too-many-exports", Problem.Kind.LIMITED, jobs.size() + " exports",
                    "Too many exports are kept.", "Fetch and remove some; each goes by itself after a day.");
        }
        UUID id = Ids.next();
        Job job = new Job(id, selection, by, formats, clock.instant(), new EncryptedFile(folder.resolve(id + SUFFIX)));
        audit.record(AuditEvent.done(by.subject(), by.origin(), "recording.export", id + ", " + described(selection, wanted)));
        jobs.put(id, job);
        job.task = tasks.submit(TYPE, "Export of " + wanted + " recordings", Map.of(PARAMETER, id.toString()), by.subject());
        return export(job);
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
        Job job = Optional.ofNullable(jobs.get(UUID.fromString(context.parameters().get(PARAMETER))))
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.export-forgotten", context.id().toString(),
                        "The export was forgotten when the system stopped.", "Begin it again."));
        try {
            String done = write(job, context);
            job.ready = true;
            return done;
        } catch (Exception e) {
            remove(job);
            throw e;
        }
    }

    private String write(Job job, TaskContext context) throws IOException {
        List<RecordedSegment> segments = segments(job);
        long total = segments.stream().mapToLong(segment -> segment.files().size()).sum();
        long done = 0;
        String digest;
        try (ExportZip zip = new ExportZip(
                job.file.create(), playback, keys.signing(), job.id, clock.instant(), job.by.subject().name(),
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
                LedgerEntry.Kind.EXPORTED, clock.instant(), job.id, Optional.of(digest), job.by.subject().name(),
                segments.size() + " segments")));
        return total + " recordings, " + (job.file.length() + 1023) / 1024 + " kB. It can be fetched until "
                + job.begun.plus(KEPT).truncatedTo(ChronoUnit.MINUTES) + ".";
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
        return export(own(id, by));
    }

    /** {@return the exports of a person, the newest first} */
    public List<Export> of(Subject by) {
        return jobs.values().stream()
                .filter(job -> job.by.subject().id().equals(by.id()))
                .sorted((one, other) -> other.begun.compareTo(one.begun))
                .map(this::export)
                .toList();
    }

    /** {@return the stretches of an export that is fetched now; entered in the audit trail} */
    public Content fetch(UUID id, Actor by) throws IOException {
        Job job = own(id, by.subject());
        if (!job.ready) {
            throw ProblemException.conflict(
                    "recording.export-not-ready", id.toString(), "The export is not ready.", "Wait until its task has succeeded.");
        }
        audit.record(AuditEvent.done(by.subject(), by.origin(), "recording.fetch-export", id.toString()));
        return new Content(job.file.length(), job.file::write);
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
        Job job = own(id, by.subject());
        tasks.cancel(job.task, by.subject());
        // One that is being written removes itself when it notices.
        if (tasks.status(job.task).map(task -> task.state().ended()).orElse(true)) {
            remove(job);
        }
    }

    /** Removes what is older than a day. */
    public void expire() {
        Instant oldest = clock.instant().minus(KEPT);
        jobs.values().stream().filter(job -> job.begun.isBefore(oldest)).toList().forEach(job -> {
            try {
                remove(job);
            } catch (IOException e) {
                // It is unreadable without the key, which is gone; the next start removes it.
                jobs.remove(job.id);
            }
        });
    }

    private void remove(Job job) throws IOException {
        jobs.remove(job.id);
        job.ready = false;
        job.file.destroy();
    }

    private Job own(UUID id, Subject by) {
        security.check(by, RecordingPermissions.EXPORT, Target.SITE);
        expire();
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.by.subject().id().equals(by.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.export-unknown", id.toString(), "You have no such export.", "It may have expired; begin it again."));
    }

    private Export export(Job job) {
        try {
            return new Export(job.id, job.task, job.ready, job.ready ? job.file.length() : 0, job.begun.plus(KEPT));
        } catch (IOException e) {
            return new Export(job.id, job.task, false, 0, job.begun.plus(KEPT));
        }
    }
}
