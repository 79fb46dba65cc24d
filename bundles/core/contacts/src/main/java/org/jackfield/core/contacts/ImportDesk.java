package org.jackfield.core.contacts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.contacts.importing.ColumnMapping;
import org.jackfield.core.contacts.importing.ContactImport;
import org.jackfield.core.contacts.importing.ImportReport;
import org.jackfield.core.contacts.importing.RejectFile;
import org.jackfield.core.contacts.importing.RowSource;
import org.jackfield.core.contacts.store.StoredDirectory;

/** Imports, as tasks: from an upload, or from the source that a directory has. Any thread. */
public final class ImportDesk implements TaskHandler {

    /** The kind of task. */
    static final String TASK = "contacts.import";

    private static final int PREVIEWED = 10;
    private static final String DIRECTORY = "directory";
    private static final String UPLOAD = "upload";
    private static final String COLUMN = "column.";

    /** Of the memory of the process what contacts may take. */
    private static final double SHARE_OF_MEMORY = 0.6;

    private final ContactBook book;
    private final ContactDesk desk;
    private final RowSources rows;
    private final ImportFiles files;
    private final TaskService tasks;
    private final SettingsService settings;
    private final SecurityService security;
    private final AlertService alerts;
    private final SiteTime time;

    ImportDesk(
            ContactBook book, ContactDesk desk, RowSources rows, TaskService tasks, SettingsService settings,
            SecurityService security, AlertService alerts, SiteTime time) {
        this.book = book;
        this.desk = desk;
        this.rows = rows;
        this.files = rows.files();
        this.tasks = tasks;
        this.settings = settings;
        this.security = security;
        this.alerts = alerts;
        this.time = time;
    }

    /** What the beginning of a source shows. */
    public record Preview(List<String> columns, List<List<String>> rows) {}

    /** {@return the files of imports} */
    public ImportFiles files() {
        return files;
    }

    /** {@return the speed dials of phone systems} */
    public SpeedDials speedDials() {
        return rows.speedDials();
    }

    /** {@return from where a directory is imported, and everything else} */
    public Stored<ImportSources> sources() {
        return settings.read(ImportSources.TYPE);
    }

    /** Keeps from where a directory is imported. */
    public void store(Stored<ImportSources> edited, UUID directory, ImportSource source, Subject by) {
        settings.write(ImportSources.TYPE, edited.revision(), edited.value().with(directory, source), by);
    }

    /** {@return the columns and first rows of an upload or of a source} */
    public Preview preview(ImportSource source, Optional<UUID> upload, Subject by) {
        security.check(by, upload.isPresent() ? ContactService.VIEW : ContactService.CONFIGURE, Target.SITE);
        try (RowSource opened = rows.open(source, upload)) {
            List<List<String>> first = new ArrayList<>();
            RowSource.Row row;
            while (first.size() < PREVIEWED && (row = opened.next()) != null) {
                first.add(row.values());
            }
            return new Preview(opened.columns(), first);
        } catch (IOException e) {
            throw RowSources.unreadable(e);
        }
    }

    /**
     * Imports an upload.
     *
     * @param how its kind, encoding, separator, columns, and whether to delete what it has not
     * @return the task that does it
     */
    public UUID submit(UUID directory, UUID upload, ImportSource how, Subject by, String origin) {
        Directory target = checkImport(directory, by);
        Map<String, String> parameters = new HashMap<>();
        parameters.put(DIRECTORY, directory.toString());
        parameters.put(UPLOAD, upload.toString());
        parameters.put("kind", how.kind().name());
        parameters.put("encoding", how.encoding());
        parameters.put("separator", how.separator());
        parameters.put("deleteUnmatched", Boolean.toString(how.deleteUnmatched()));
        how.columns().forEach((part, column) -> parameters.put(COLUMN + part, column));
        desk.record(by, origin, "contacts.import", target.name(), "", "from a file");
        return tasks.submit(TASK, title(target), parameters, by);
    }

    /** {@return the task that imports a directory from its source} */
    public UUID submit(UUID directory, Subject by, String origin) {
        Directory target = checkImport(directory, by);
        if (sources().value().of(directory).kind() == ImportSource.Kind.NONE) {
            throw ProblemException.invalid(
                    "contacts.source", target.name(), "The directory has no source.",
                    "Give it one, or import from a file.");
        }
        desk.record(by, origin, "contacts.import", target.name(), "", "from its source");
        return tasks.submit(TASK, title(target), Map.of(DIRECTORY, directory.toString()), by);
    }

    /** {@return the directory} Refused to whoever may not import into it, before a file is taken from them. */
    public Directory checkImport(UUID directory, Subject by) {
        Directory target = by.kind() == Subject.Kind.SYSTEM
                ? book.stored(directory).directory()
                : desk.directory(directory, by).directory();
        if (target.kind() != Directory.Kind.PERSONAL) {
            security.check(by, ContactService.CONFIGURE, Target.SITE);
        }
        return target;
    }

    private static String title(Directory directory) {
        return "Import of contacts: " + directory.name();
    }

    @Override
    public String run(TaskContext context) throws Exception {
        UUID directory = UUID.fromString(context.parameters().get(DIRECTORY));
        Optional<UUID> upload = Optional.ofNullable(context.parameters().get(UPLOAD)).map(UUID::fromString);
        ImportSource how = upload.isPresent() ? uploaded(context.parameters()) : sources().value().of(directory);
        String alert = "contacts.import:" + directory;
        try {
            ImportReport report = run(context, directory, how, upload);
            book.note(directory, time.now(), report.text());
            alerts.clear(alert);
            return report.text();
        } catch (ProblemException e) {
            book.note(directory, time.now(), e.getMessage());
            if (context.subject().kind() == Subject.Kind.SYSTEM) {
                alerts.raise(new AlertCondition(
                        alert, AlertCondition.Severity.WARNING, "Contacts not imported",
                        book.stored(directory).directory().name() + ": " + e.problem().message() + " ["
                                + e.problem().input() + "]",
                        e.problem().remedy()));
            }
            throw e;
        } finally {
            if (upload.isPresent()) {
                files.discard(upload.get());
            }
        }
    }

    private static ImportSource uploaded(Map<String, String> parameters) {
        Map<String, String> columns = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(COLUMN)) {
                columns.put(name.substring(COLUMN.length()), value);
            }
        });
        ImportSource none = ImportSource.NONE;
        return new ImportSource(
                ImportSource.Kind.valueOf(parameters.get("kind")), "", parameters.get("encoding"),
                parameters.get("separator"), "", "", none.password(), "", none.timeoutSeconds(), columns,
                Boolean.parseBoolean(parameters.get("deleteUnmatched")), "");
    }

    private ImportReport run(TaskContext context, UUID directory, ImportSource how, Optional<UUID> upload)
            throws IOException {
        StoredDirectory before = book.begin(directory);
        long next = 0;
        try (RowSource source = rows.open(how, upload);
                RejectFile rejects = new RejectFile(files.rejects(context.id()))) {
            ColumnMapping mapping = how.kind() == ImportSource.Kind.DATABASE && how.columns().isEmpty()
                    ? ColumnMapping.byOrder(source.columns().size())
                    : ColumnMapping.byName(source.columns(), how.columns());
            next = book.directoryStore().nextGeneration(directory).orElseThrow();
            ContactImport work = new ContactImport(
                    book.contactStore(),
                    book.numbers(),
                    new ContactImport.Plan(
                            directory, before.generation(), next, book.hasAny(before), how.deleteUnmatched()),
                    rejects,
                    (done, total, read, rejected) -> {
                        context.checkCancelled();
                        context.progress(done, total, "%,d rows read, %,d rejected".formatted(read, rejected));
                    },
                    this::memory);
            ImportReport report = work.run(source, mapping);
            context.checkCancelled();
            book.show(before, next, work.index());
            next = before.generation();
            return report;
        } catch (CancellationException e) {
            book.note(directory, time.now(), "Cancelled; nothing was changed.");
            throw e;
        } finally {
            try {
                if (next != 0) {
                    // what is not shown: the contacts before, or those of an import that came to nothing
                    book.contactStore().removeGeneration(directory, next);
                }
            } finally {
                book.ended(directory);
            }
        }
    }

    /** What contacts may take besides those that there are. */
    private long memory() {
        return (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY) - book.index().bytes();
    }
}
