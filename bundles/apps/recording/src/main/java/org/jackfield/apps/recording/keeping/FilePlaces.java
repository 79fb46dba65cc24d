package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.store.RecordingRow;

/** Where files may be: the recordings' folder, then each archive, all laid out alike. */
final class FilePlaces implements RecordingFiles {

    private final RecordingFolders folders;
    private final Supplier<List<Archive>> archives;

    FilePlaces(RecordingFolders folders, Supplier<List<Archive>> archives) {
        this.folders = folders;
        this.archives = archives;
    }

    @Override
    public Optional<Path> locate(RecordingRow row) {
        return Optional.of(original(row))
                .filter(Files::isRegularFile)
                .or(() -> archives.get().stream().map(archive -> archive.find(row.path())).flatMap(Optional::stream).findFirst());
    }

    /** {@return where a recording is before it is archived} */
    Path original(RecordingRow row) {
        return folders.file(row.path());
    }

    /** {@return the ledgers of the days before a day, in order} */
    List<Path> ledgerDays(LocalDate before) throws IOException {
        if (!Files.isDirectory(folders.ledger())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folders.ledger())) {
            return files.filter(file -> file.getFileName().toString().endsWith(Ledger.SUFFIX))
                    .filter(file -> file.getFileName().toString().compareTo(before + Ledger.SUFFIX) < 0)
                    .sorted()
                    .toList();
        }
    }

    /** {@return where a day's ledger is in an archive} */
    String ledgerPath(Path day) {
        return folders.root().relativize(day).toString();
    }

    /** {@return the DAT file that lies beside a recording, if there is one} */
    static Path dat(Path recording) {
        return recording.resolveSibling(dat(recording.getFileName().toString()));
    }

    /** {@return the same of a path with slashes} */
    static String dat(String path) {
        int dot = path.lastIndexOf('.');
        return (dot <= path.lastIndexOf('/') ? path : path.substring(0, dot)) + ".dat";
    }

    /**
     * Deletes the file of a recording, with its DAT file, wherever it is.
     *
     * @return whether nothing is left of it: all archives could be looked at
     */
    boolean remove(RecordingRow row) {
        boolean clean = true;
        try {
            Files.deleteIfExists(dat(original(row)));
            Files.deleteIfExists(original(row));
        } catch (IOException e) {
            clean = false;
        }
        for (Archive archive : archives.get()) {
            try {
                archive.delete(dat(row.path()));
                archive.delete(row.path());
                clean &= archive.isThere();
            } catch (IOException e) {
                clean = false;
            }
        }
        return clean;
    }

    /** Removes the folders of a day and of its month that became empty. */
    static void removeEmpty(Path day) throws IOException {
        try {
            Files.delete(day);
            Files.delete(day.getParent());
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // still of use, or gone already
        }
    }
}
