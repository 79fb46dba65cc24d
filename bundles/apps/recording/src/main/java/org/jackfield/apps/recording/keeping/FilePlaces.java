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
    private final Supplier<List<Path>> archives;

    FilePlaces(RecordingFolders folders, Supplier<List<Path>> archives) {
        this.folders = folders;
        this.archives = archives;
    }

    @Override
    public Optional<Path> locate(RecordingRow row) {
        return places(row).filter(Files::isRegularFile).findFirst();
    }

    private Stream<Path> places(RecordingRow row) {
        return Stream.concat(Stream.of(folders.root()), archives.get().stream())
                .map(folder -> RecordingFolders.below(folder, row.path()));
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
    Path ledgerPath(Path day) {
        return folders.root().relativize(day);
    }

    /** {@return the DAT file that lies beside a recording, if there is one} */
    static Path dat(Path recording) {
        String name = recording.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return recording.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".dat");
    }

    /**
     * Deletes the file of a recording, with its DAT file, wherever it is.
     *
     * @return whether nothing is left of it: all archives could be looked at
     */
    boolean remove(RecordingRow row) {
        boolean clean = true;
        for (Path place : places(row).toList()) {
            try {
                Files.deleteIfExists(dat(place));
                Files.deleteIfExists(place);
            } catch (IOException e) {
                clean = false;
            }
        }
        return clean && archives.get().stream().allMatch(ArchiveMark::isThere);
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
