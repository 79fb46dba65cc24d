package org.jackfield.core.telephony.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How far a consumer has come in one journal, beside that journal. For one thread. */
final class CursorFile {

    private static final int MAX_BYTES = 32;

    private final Path path;

    CursorFile(Path journalFolder, String consumer) throws IOException {
        Path folder = Files.createDirectories(journalFolder.resolve("cursors"));
        path = folder.resolve(consumer.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /** {@return the position, -1 if the consumer was never here} */
    long read() throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                return -1;
            }
            return Long.parseLong(Files.readString(path, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return -1;
        }
    }

    void write(long position) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((position + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        }
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
