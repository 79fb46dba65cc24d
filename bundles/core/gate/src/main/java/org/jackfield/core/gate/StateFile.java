package org.jackfield.core.gate;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small file of {@code key value} lines that is either the old one or the new one, whatever happens. A disk that
 * fails or is full is logged and stops nobody: what is remembered in it guards the licence, and is not worth a site.
 */
final class StateFile {

    private static final Logger LOG = System.getLogger(StateFile.class.getName());

    private static final long MAX_BYTES = 1 << 20;

    private final Path file;
    private volatile boolean failing;

    StateFile(Path file) {
        this.file = file;
    }

    /** {@return what was written last; empty if nothing was, or if it cannot be read} */
    Map<String, String> read() {
        Map<String, String> entries = new TreeMap<>();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("too large to be ours");
            }
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    entries.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        } catch (NoSuchFileException first) {
            return entries;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be read ({1}); going on without it", file, e.getMessage());
        }
        return entries;
    }

    /** Replaces what was written; unless it is logged otherwise, it is on the disk when this returns. */
    void write(Map<String, String> entries) {
        try {
            replace(entries);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "{0} cannot be written: {1}", file, e.toString());
            }
            failing = true;
        }
    }

    /** Replaces what was written and is on the disk when this returns, or fails and leaves what was there. */
    void replace(Map<String, String> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
    }

    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unsupported) {
            // Windows cannot open a folder; the rename is journalled there
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
