package org.jackfield.core.telephony.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of one journal: each is named by the position it begins with. */
final class JournalFiles {

    private static final String SUFFIX = ".journal";

    private final Path folder;

    JournalFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** One file; {@code first} is the position of its first record. */
    record JournalFile(Path path, long first) {}

    Path folder() {
        return folder;
    }

    /** {@return all files, oldest first} */
    List<JournalFile> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("[0-9a-f]{16}\\.journal"))
                    .map(f -> new JournalFile(f, Long.parseLong(f.getFileName().toString().substring(0, 16), 16)))
                    .sorted(Comparator.comparingLong(JournalFile::first))
                    .toList();
        }
    }

    Path pathOf(long first) {
        return folder.resolve("%016x".formatted(first) + SUFFIX);
    }

    /** Takes a file that holds nothing readable out of the way without destroying it. */
    void setAside(Path file) throws IOException {
        if (Files.size(file) == 0) {
            Files.delete(file);
        } else {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the making and removing of files itself durable. */
    void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows does not open folders; NTFS keeps its own journal of names
        }
    }
}
