package org.jackfield.apps.reporting.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.tasks.ExportShelf;
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

    private static final String SUFFIX = ".export";

    private final ReportRuns runs;
    private final SecurityService security;
    private final Path folder;
    private final ExportShelf<Job> shelf;

    /** @param seen what its owner might see when it was made; nothing until then */
    private record Job(
            ReportDefinition definition, ReportAsk ask, ExportFormat format, Formats formats, String origin, Path file,
            AtomicReference<CallAccess> seen) {

        void remove() throws IOException {
            try {
                Files.deleteIfExists(file);
            } catch (FileSystemException e) {
                file.toFile().deleteOnExit();
                throw e;
            }
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
        this.security = security;
        this.folder = folder;
        this.shelf = new ExportShelf<>(TYPE, "reporting", tasks, clock, Job::remove);
        ExportShelf.empty(folder, SUFFIX);
    }

    /**
     * Begins an export.
     *
     * @throws ProblemException {@code reporting.too-many-exports}, or as {@link ReportRuns#check}
     */
    public Export begin(ReportDefinition definition, ReportAsk ask, ExportFormat format, Formats formats, String origin) {
        runs.check(definition, ask.by());
        shelf.checkRoom();
        UUID id = Ids.next();
        Job job = new Job(definition, ask, format, formats, origin, folder.resolve(id + SUFFIX), new AtomicReference<>(CallAccess.NONE));
        return export(shelf.begin(id, job, "Export of " + definition.name(), ask.by()));
    }

    @Override
    public String run(TaskContext context) throws Exception {
        ExportShelf.Export<Job> export = shelf.of(context);
        Job job = export.content();
        try (OutputStream out = new BufferedOutputStream(create(job.file), 1 << 16)) {
            ReportRuns.Written written =
                    runs.write(job.definition, job.ask, job.format, job.formats, out, new Progress(context), job.origin);
            out.flush();
            job.seen.set(written.seen());
            shelf.made(export);
            return written.rows() + " rows, " + (Files.size(job.file) + 1023) / 1024 + " kB.";
        } catch (Exception e) {
            shelf.discard(export);
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
        check(by);
        return export(shelf.own(id, by));
    }

    private void check(Subject by) {
        security.check(by, ReportingComponent.RUN, Target.SITE);
    }

    /** {@return the exports of a person, the newest first} */
    public List<Export> of(Subject by) {
        return shelf.of(by).stream().map(Exports::export).toList();
    }

    /**
     * {@return the file of an export that is ready, to be read and closed}
     *
     * @throws ProblemException as {@link #status} and {@link ReportRuns#checkStillSeen}, or {@code reporting.export-not-ready}
     */
    public InputStream open(UUID id, Subject by) throws IOException {
        check(by);
        Job job = shelf.ready(id, by).content();
        runs.checkStillSeen(job.seen.get(), by);
        return Files.newInputStream(job.file);
    }

    /** Stops an export, or removes what it made. */
    public void remove(UUID id, Subject by) throws IOException {
        check(by);
        shelf.remove(id, by);
    }

    /** Removes what is older than a day. */
    public void expire() {
        shelf.expire();
    }

    private static Export export(ExportShelf.Export<Job> export) {
        Job job = export.content();
        long bytes = 0;
        try {
            bytes = export.ready() ? Files.size(job.file) : 0;
        } catch (IOException e) {
            // It has just been removed.
        }
        return new Export(
                export.id(), job.definition.name(), export.task(), job.format, job.format.fileName(job.definition.name()),
                export.ready(), bytes, export.expires());
    }
}
