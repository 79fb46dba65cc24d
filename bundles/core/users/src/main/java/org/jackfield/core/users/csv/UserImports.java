package org.jackfield.core.users.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.csv.RowOutcome.Result;

/**
 * Imports and exports of users as files. An import is a task: it can be watched and cancelled, goes on after a restart, and
 * leaves a report of every row. Any thread may call.
 */
public final class UserImports implements TaskHandler {

    /** The type of the task. */
    public static final String TYPE = "users.import";

    private static final String FILE = "file";
    private static final Duration KEEP = Duration.ofDays(7);
    private static final int TELL_EVERY = 20;

    private final UsersService users;
    private final TelephonyService telephony;
    private final TaskService tasks;
    private final InstantSource clock;
    private final Path folder;
    private final UserImport rows;

    /** Keeps files and reports in a folder. */
    public UserImports(
            UsersService users,
            UsersAdminService admin,
            TelephonyService telephony,
            TaskService tasks,
            InstantSource clock,
            Path folder) {
        this.users = users;
        this.telephony = telephony;
        this.tasks = tasks;
        this.clock = clock;
        this.folder = folder;
        this.rows = new UserImport(users, admin, telephony);
    }

    /** {@return all users as a file, without passcodes; never with a value that a spreadsheet would run} */
    public byte[] export() {
        return UserExport.file(users, telephony).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return what each row of a file would do now}
     *
     * @throws ProblemException {@code users.csv} if the file cannot be read
     */
    public List<RowOutcome> preview(byte[] file) {
        return rows.preview(UserFile.read(file));
    }

    /**
     * Begins an import.
     *
     * @return the task's id
     * @throws ProblemException {@code users.csv} if the file cannot be read
     */
    public UUID begin(byte[] file, Subject by) {
        UserFile.read(file);
        try {
            Files.createDirectories(folder);
            expire();
            UUID id = Ids.next();
            Files.write(folder.resolve(id + ".csv"), file);
            return tasks.submit(TYPE, "Import of users", Map.of(FILE, id.toString()), by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public String run(TaskContext context) throws IOException {
        Path kept = folder.resolve(UUID.fromString(context.parameters().get(FILE)) + ".csv");
        UserFile file = UserFile.read(Files.readAllBytes(kept));
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        try (Writer report = Files.newBufferedWriter(reportFile(context.id()), StandardCharsets.UTF_8)) {
            report.write("\uFEFF" + CsvText.line(List.of("Row", "Result", "User", "Reason")));
            for (int i = 0; i < file.rows().size(); i++) {
                context.checkCancelled();
                RowOutcome outcome = rows.take(file, i, context.subject());
                counts.merge(outcome.result(), 1, Integer::sum);
                report.write(CsvText.line(List.of(
                        Integer.toString(outcome.row()), outcome.result().name().toLowerCase(Locale.ROOT),
                        outcome.name(), outcome.detail())));
                if (i % TELL_EVERY == 0) {
                    context.progress(i, file.rows().size(), outcome.name());
                }
            }
        }
        context.progress(file.rows().size(), file.rows().size(), "");
        return counts.getOrDefault(Result.CREATED, 0) + " created, " + counts.getOrDefault(Result.CHANGED, 0) + " changed, "
                + counts.getOrDefault(Result.SAME, 0) + " as they were, " + counts.getOrDefault(Result.REFUSED, 0) + " refused";
    }

    private Path reportFile(UUID task) {
        return folder.resolve(task + ".report.csv");
    }

    /**
     * {@return what became of every row so far}
     *
     * @throws ProblemException {@code users.no-report} if there is none, or it is older than a week
     */
    public byte[] report(UUID task) {
        Path report = reportFile(task);
        try {
            if (!Files.exists(report)) {
                throw ProblemException.notFound(
                        "users.no-report", task.toString(), "There is no report of this import.",
                        "It comes when the import begins and is kept for a week.");
            }
            return Files.readAllBytes(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void expire() throws IOException {
        Instant before = clock.instant().minus(KEEP);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
