package org.jackfield.api.recording.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** A small file that nobody but its owner may read: a master key, a signing key. */
final class SecretFile {

    static final int MAX_BYTES = 4096;

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private SecretFile() {}

    /** Makes the file, nobody else's from its first moment, and on disk when this returns. */
    static void create(Path file, byte[] content) throws IOException {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, attributes)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** {@return the content, if the file is there, small, and its owner's alone} */
    static byte[] read(Path file, String what) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw wrong(file, "This is a folder.");
            }
            checkPermissions(file);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(MAX_BYTES + 1);
                if (content.length > MAX_BYTES) {
                    throw wrong(file, "The file is too large to be a " + what + ".");
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound(
                    "recording.key-missing",
                    file.toString(),
                    "There is no " + what + ".",
                    "Put it back from where you keep its copy; nothing else can take its place.");
        }
    }

    private static void checkPermissions(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            throw ProblemException.of(
                    "recording.key-readable-by-others",
                    Problem.Kind.FORBIDDEN,
                    file.toString(),
                    "Others than its owner may use this secret file.",
                    "Run: chmod 600 " + file);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static ProblemException wrong(Path file, String message) {
        return ProblemException.invalid(
                "recording.key-malformed", file.toString(), message, "Put the file there as it was made.");
    }
}
