package org.jackfield.api.tasks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;

/**
 * The exports that tasks make for people. Each belongs to whoever asked for it and is nobody else's; it goes when its owner
 * removes it, after a day, or with a restart, for the shelf is in memory. Permissions are checked by whoever uses the shelf.
 * Any thread may call.
 *
 * @param <T> what an export is made of and comes to
 */
public final class ExportShelf<T> {

    /** How long an export is kept. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** The most exports at once. */
    public static final int MOST = 100;

    private static final String PARAMETER = "export";

    private final String type;
    private final String problems;
    private final TaskService tasks;
    private final InstantSource clock;
    private final Discarding<T> discarding;
    private final Map<UUID, Export<T>> exports = new ConcurrentHashMap<>();

    /**
     * Removes what an export left.
     *
     * @param <T> what it is made of
     */
    @FunctionalInterface
    public interface Discarding<T> {
        /** Removes it; what is not there is no failure. */
        void discard(T content) throws IOException;
    }

    /**
     * An export.
     *
     * @param <T> what it is made of
     */
    public static final class Export<T> {

        private final UUID id;
        private final T content;
        private final Subject by;
        private final Instant begun;
        private volatile UUID task;
        private volatile boolean ready;

        private Export(UUID id, T content, Subject by, Instant begun) {
            this.id = id;
            this.content = content;
            this.by = by;
            this.begun = begun;
        }

        /** {@return its id; never null} */
        public UUID id() {
            return id;
        }

        /** {@return what it is made of; never null} */
        public T content() {
            return content;
        }

        /** {@return whose it is; never null} */
        public Subject by() {
            return by;
        }

        /** {@return the task that makes it; never null once it was begun} */
        public UUID task() {
            return task;
        }

        /** {@return whether it is made and can be fetched} */
        public boolean ready() {
            return ready;
        }

        /** {@return when it is removed; never null} */
        public Instant expires() {
            return begun.plus(KEPT);
        }
    }

    /**
     * Makes an empty shelf.
     *
     * @param type the type of the tasks
     * @param problems what codes of problems begin with, such as {@code recording}
     * @param discarding removes what an export left
     */
    public ExportShelf(String type, String problems, TaskService tasks, InstantSource clock, Discarding<T> discarding) {
        this.type = type;
        this.problems = problems;
        this.tasks = tasks;
        this.clock = clock;
        this.discarding = discarding;
    }

    /** Makes a folder, or empties it of the files with a suffix that are left from before a restart. */
    public static void empty(Path folder, String suffix) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Makes sure that there is room for one more, once what is old has gone.
     *
     * @throws ProblemException {@code <problems>.too-many-exports}
     */
    public void checkRoom() {
        expire();
        if (exports.size() >= MOST) {
            throw ProblemException.of(
                    problems + ".too-many-exports", Problem.Kind.LIMITED, exports.size() + " exports",
                    "Too many exports are kept.", "Fetch and remove some; each goes by itself after a day.");
        }
    }

    /**
     * {@return an export whose task was submitted}
     *
     * @param title of the task
     */
    public Export<T> begin(UUID id, T content, String title, Subject by) {
        Export<T> export = new Export<>(id, content, by, clock.instant());
        exports.put(id, export);
        export.task = tasks.submit(type, title, Map.of(PARAMETER, id.toString()), by);
        return export;
    }

    /**
     * {@return the export that a task is to make}
     *
     * @throws ProblemException {@code <problems>.export-forgotten} if the system stopped since it was begun
     */
    public Export<T> of(TaskContext task) {
        return Optional.ofNullable(exports.get(UUID.fromString(task.parameters().get(PARAMETER))))
                .orElseThrow(() -> ProblemException.notFound(
                        problems + ".export-forgotten", task.id().toString(),
                        "The export was forgotten when the system stopped.", "Begin it again."));
    }

    /** From now on it can be fetched. */
    public void made(Export<T> export) {
        export.ready = true;
    }

    /** Takes an export off the shelf and removes what it left. */
    public void discard(Export<T> export) throws IOException {
        exports.remove(export.id);
        export.ready = false;
        discarding.discard(export.content);
    }

    /**
     * {@return somebody's export}
     *
     * @throws ProblemException {@code <problems>.export-unknown} if there is none of this id, or it is somebody else's
     */
    public Export<T> own(UUID id, Subject by) {
        expire();
        return Optional.ofNullable(exports.get(id))
                .filter(export -> export.by.id().equals(by.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        problems + ".export-unknown", id.toString(), "You have no such export.",
                        "It may have expired; begin it again."));
    }

    /**
     * {@return somebody's export that can be fetched}
     *
     * @throws ProblemException as {@link #own}; {@code <problems>.export-not-ready}
     */
    public Export<T> ready(UUID id, Subject by) {
        Export<T> export = own(id, by);
        if (!export.ready) {
            throw ProblemException.conflict(
                    problems + ".export-not-ready", id.toString(), "The export is not ready.",
                    "Wait until its task has succeeded.");
        }
        return export;
    }

    /** {@return somebody's exports, the newest first} */
    public List<Export<T>> of(Subject by) {
        return exports.values().stream()
                .filter(export -> export.by.id().equals(by.id()))
                .sorted((one, other) -> other.id.compareTo(one.id))
                .toList();
    }

    /**
     * Stops somebody's export, or removes what it made. One that is being made discards itself when it notices.
     *
     * @throws ProblemException as {@link #own}
     */
    public void remove(UUID id, Subject by) throws IOException {
        Export<T> export = own(id, by);
        tasks.cancel(export.task, by);
        if (tasks.status(export.task).map(task -> task.state().ended()).orElse(true)) {
            discard(export);
        }
    }

    /** Removes what is older than a day. */
    public void expire() {
        Instant now = clock.instant();
        exports.values().stream().filter(export -> export.expires().isBefore(now)).toList().forEach(export -> {
            try {
                discard(export);
            } catch (IOException e) {
                // It is off the shelf; what is left goes with the next start.
                exports.remove(export.id);
            }
        });
    }
}
