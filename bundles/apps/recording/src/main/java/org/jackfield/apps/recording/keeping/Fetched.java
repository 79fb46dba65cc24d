package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Recordings that were fetched from network shares to be played, as encrypted as they are there. They go after an hour in
 * which nobody heard them, or when together they take too much room; and with a restart.
 */
final class Fetched {

    /** How long one stays that nobody hears. */
    static final Duration IDLE = Duration.ofHours(1);

    private static final int LOCKS = 16;

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final Object[] locks = new Object[LOCKS];

    /** Fetches a file. */
    interface Source {
        /** Writes all of it. */
        long to(OutputStream out) throws IOException;
    }

    private record Kept(Path file, long size, Instant heard) {}

    /** @param mostBytes that they may take together, but for the one that is being heard */
    Fetched(Path folder, long mostBytes, InstantSource clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** {@return the file, fetched now if it is not here} */
    Path get(String path, Source source) throws IOException {
        Path file = file(path);
        synchronized (locks[Math.floorMod(path.hashCode(), LOCKS)]) {
            try {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                return file;
            } catch (NoSuchFileException e) {
                // it is not here yet
            }
            Files.createDirectories(folder);
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    source.to(out);
                }
                Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        tidy(file);
        return file;
    }

    /** Deletes one, for it is not to be played any more. */
    void forget(String path) throws IOException {
        Files.deleteIfExists(file(path));
    }

    private Path file(String path) {
        return folder.resolve(path.replace('/', '-'));
    }

    /** Deletes all. */
    void clear() throws IOException {
        for (Kept each : kept()) {
            Files.deleteIfExists(each.file);
        }
    }

    /** Whoever is reading one that is deleted reads it to its end all the same. */
    private void tidy(Path inUse) throws IOException {
        List<Kept> kept = kept();
        kept.sort(Comparator.comparing(Kept::heard));
        long bytes = kept.stream().mapToLong(Kept::size).sum();
        Instant idle = clock.instant().minus(IDLE);
        for (Kept each : kept) {
            if (!each.file.equals(inUse) && (bytes > mostBytes || each.heard.isBefore(idle))) {
                Files.deleteIfExists(each.file);
                bytes -= each.size;
            }
        }
    }

    private List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    try {
                        kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
                    } catch (NoSuchFileException e) {
                        // somebody else tidied it away
                    }
                }
            }
        }
        return kept;
    }
}
