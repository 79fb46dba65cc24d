package org.jackfield.core.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** The files of imports: those that administrators put on the server, uploaded ones, and rejected rows. */
public final class ImportFiles {

    /** The largest upload, in bytes. */
    public static final long MAX_UPLOAD = 1L << 30;

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PIECE = 1 << 16;

    private final Path given;
    private final Path uploads;
    private final Path rejects;

    /**
     * @param data the folder of the instance
     */
    ImportFiles(Path data) {
        given = data.resolve("imports").toAbsolutePath().normalize();
        uploads = data.resolve("contacts/uploads");
        rejects = data.resolve("contacts/rejects");
    }

    /** {@return the folder in which files to be imported are put} */
    public Path folder() {
        return given;
    }

    /** {@return a file of that folder} */
    Path given(String name) {
        try {
            Path file = given.resolve(name.strip()).normalize();
            if (!name.isBlank() && file.startsWith(given) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // no name of a file
        }
        throw ProblemException.invalid(
                "contacts.file", name, "There is no such file in " + given + ".",
                "Put it there, or mount or link the folder it is in below that one.");
    }

    /** {@return the names of what is in the folder, at most 100} */
    public List<String> names() {
        if (!Files.isDirectory(given)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(given, 3)) {
            return files.filter(Files::isRegularFile).map(file -> given.relativize(file).toString()).sorted().limit(100).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /**
     * {@return under which id an upload was kept}
     *
     * @throws ProblemException {@code contacts.file-large} if it is larger than {@link #MAX_UPLOAD}
     */
    public UUID keep(InputStream upload) throws IOException {
        Files.createDirectories(uploads);
        UUID id = Ids.next();
        Path file = upload(id);
        long size = 0;
        try (var out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            int got;
            while ((got = upload.read(piece)) >= 0) {
                size += got;
                if (size > MAX_UPLOAD) {
                    throw ProblemException.of(
                            "contacts.file-large", Problem.Kind.TOO_LARGE, "", "The file is larger than 1 GB.",
                            "Divide it, or put it into the folder of imports on the server.");
                }
                out.write(piece, 0, got);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return id;
    }

    /** {@return the file of an upload} */
    Path upload(UUID id) {
        return uploads.resolve(id.toString());
    }

    /** Removes an upload. */
    public void discard(UUID id) throws IOException {
        Files.deleteIfExists(upload(id));
    }

    /** {@return where the rows go that a task rejects} */
    Path rejects(UUID task) {
        return rejects.resolve(task + ".csv");
    }

    /** {@return the rows that a task rejected; empty if there were none or they have been removed} */
    public Optional<Path> rejected(UUID task) {
        return Optional.of(rejects(task)).filter(Files::isRegularFile);
    }

    /** Removes uploads and rejected rows from more than 30 days ago. */
    void removeOld(Instant now) {
        for (Path folder : List.of(uploads, rejects)) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
                            Files.deleteIfExists(file);
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
