package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jackfield.api.recording.format.Digests;

/** Copies a file so that it is there whole or not at all, and reads it back. */
final class ArchiveCopy {

    private static final int BUFFER = 64 * 1024;

    private ArchiveCopy() {}

    /**
     * Makes sure that a place holds a file of this content. A copy that is there and right stays.
     *
     * @param sha256 of the content, in hexadecimal
     * @throws IOException if it could not be written, or reads back otherwise; nothing is at the place then, or what was
     */
    static void ensure(Path from, Path to, String sha256) throws IOException {
        if (holds(to, sha256)) {
            return;
        }
        Files.createDirectories(to.getParent());
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (!holds(part, sha256)) {
                throw new IOException("what was written to " + part + " reads back otherwise");
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** {@return whether there is a file of this content} */
    static boolean holds(Path file, String sha256) throws IOException {
        return Files.isRegularFile(file) && sha256(file).equals(sha256);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    static String sha256(InputStream in) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return Digests.hex(digest);
    }
}
