package org.jackfield.apps.reporting.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;

/**
 * Reports that are written to a file in the background, with progress. An export belongs to whoever began it, and goes after
 * a day or with a restart. Any thread may call.
 */
public final class Exports implements TaskHandler {

    /** The kind of task. */
    public static final String TYPE = "reporting.export";

    private static final String PARAMETER = "export";
    private static final String SUFFIX = ".export";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_EXPORTS = 100;

    private final ReportRuns runs;
    private final TaskService tasks;
    private final SecurityService security;
    private final InstantSource clock;
    private final Path folder;
    private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();

    private static final class Job {

        private final UUID id = Ids.next();
        private final ReportDefinition definition;
        private final ReportAsk ask;
        private final ExportFormat format;
        private final Formats formats;
        private final String origin;
        private final Path file;
        private volatile UUID task;
        private volatile boolean ready;

        Job(ReportDefinition definition, ReportAsk ask, ExportFormat format, Formats formats, String origin, Path folder) {
            this.definition = definition;
            this.ask = ask;
            this.format = format;
            this.formats = formats;
            this.origin = origin;
            this.file = folder.resolve(id + SUFFIX);
        }
    }

    /**
     * How an export stands.
     *
     * @param id its id
     * @param report the report's name
     * @param task the task that makes it
     * @param format what it is
     * @param fileName what its file is to be called
     * @param ready whether it can be fetched
     * @param bytes how long it is; 0 until it is ready
     * @param expires when it is removed
     */
    public record Export(
            UUID id, String report, UUID task, ExportFormat format, String fileName, boolean ready, long bytes, Instant expires) {}

    /** Makes exports in a folder, which is emptied of what is left from before. */
    public Exports(ReportRuns runs, TaskService tasks, SecurityService security, InstantSource clock, Path folder) throws IOException {
        this.runs = runs;
        this.tasks = tasks;
        this.security = security;
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
     * @throws ProblemException {@code reporting.too-many-exports}, {@code reporting.unlicensed}, {@code security.forbidden}
     */
    public Export begin(ReportDefinition definition, ReportAsk ask, ExportFormat format, Formats formats, String origin) {
        security.check(ask.by(), ReportingComponent.RUN, Target.SITE);
        runs.engine().checked(definition);
        expire();
        if (jobs.size() >= MOST_EXPORTS) {
            throw ProblemException.of(
                    "reporting.too-many-exports", Problem.Kind.LIMITED, jobs.size() + " exports",
                    "Too many exports are kept.", "Fetch and remove some; each goes by itself after a day.");
        }
        Job job = new Job(definition, ask, format, formats, origin, folder);
        jobs.put(job.id, job);
        job.task = tasks.submit(
                TYPE, "Export of " + definition.name(), Map.of(PARAMETER, job.id.toString()), ask.by());
        return export(job);
    }

    @Override
    public String run(TaskContext context) throws Exception {
        Job job = Optional.ofNullable(jobs.get(UUID.fromString(context.parameters().get(PARAMETER))))
                .orElseThrow(() -> ProblemException.notFound(
                        "reporting.export-forgotten", context.id().toString(),
                        "The export was forgotten when the system stopped.", "Begin it again."));
        try (OutputStream out = new BufferedOutputStream(create(job.file), 1 << 16)) {
            long rows = runs.write(job.definition, job.ask, job.format, job.formats, out, new Progress(context), job.origin);
            out.flush();
            job.ready = true;
            return rows + " rows, " + (Files.size(job.file) + 1023) / 1024 + " kB.";
        } catch (Exception e) {
            remove(job);
            context.checkCancelled();
            throw e;
        }
    }

    private static OutputStream create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            // No such permissions on this file system; the folder is the installation's own.
            Files.createFile(file);
        }
        return Files.newOutputStream(file);
    }

    /** The engine asks from several threads, the task's context answers on the task's own: so it is asked at each telling. */
    private record Progress(TaskContext context) implements ReportProgress {

        @Override
        public boolean cancelled() {
            try {
                context.checkCancelled();
                return false;
            } catch (CancellationException e) {
                return true;
            }
        }

        @Override
        public void at(int percent) {
            context.progress(percent, 100, percent + " %");
        }
    }

    /**
     * {@return how an export stands}
     *
     * @throws ProblemException {@code reporting.export-unknown} if there is none of this id, or it is somebody else's
     */
    public Export status(UUID id, Subject by) {
        return export(own(id, by));
    }

    /** {@return the exports of a person, the newest first} */
    public List<Export> of(Subject by) {
        return jobs.values().stream()
                .filter(job -> job.ask.by().id().equals(by.id()))
                .sorted((one, other) -> other.id.compareTo(one.id))
                .map(this::export)
                .toList();
    }

    /** {@return the file of an export that is ready, to be read and closed} */
    public InputStream open(UUID id, Subject by) throws IOException {
        Job job = own(id, by);
        if (!job.ready) {
            throw ProblemException.conflict(
                    "reporting.export-not-ready", id.toString(), "The export is not ready.", "Wait until its task has succeeded.");
        }
        return Files.newInputStream(job.file);
    }

    /** Stops an export, or removes what it made. */
    public void remove(UUID id, Subject by) throws IOException {
        Job job = own(id, by);
        tasks.cancel(job.task, by);
        // One that is being written removes itself when it notices.
        if (tasks.status(job.task).map(task -> task.state().ended()).orElse(true)) {
            remove(job);
        }
    }

    /** Removes what is older than a day. */
    public void expire() {
        Instant oldest = clock.instant().minus(KEPT);
        jobs.values().stream().filter(job -> job.ask.now().isBefore(oldest)).toList().forEach(job -> {
            try {
                remove(job);
            } catch (IOException e) {
                // The next start removes it.
                jobs.remove(job.id);
            }
        });
    }

    private void remove(Job job) throws IOException {
        jobs.remove(job.id);
        job.ready = false;
        try {
            Files.deleteIfExists(job.file);
        } catch (FileSystemException e) {
            job.file.toFile().deleteOnExit();
            throw e;
        }
    }

    private Job own(UUID id, Subject by) {
        security.check(by, ReportingComponent.RUN, Target.SITE);
        expire();
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.ask.by().id().equals(by.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        "reporting.export-unknown", id.toString(), "You have no such export.", "It may have expired; begin it again."));
    }

    private Export export(Job job) {
        long bytes = 0;
        try {
            bytes = job.ready ? Files.size(job.file) : 0;
        } catch (IOException e) {
            // It has just been removed.
        }
        return new Export(
                job.id, job.definition.name(), job.task, job.format, job.format.fileName(job.definition.name()), job.ready, bytes,
                job.ask.now().plus(KEPT));
    }
}
