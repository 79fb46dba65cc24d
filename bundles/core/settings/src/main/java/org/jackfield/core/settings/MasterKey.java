package org.jackfield.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The key that protects this machine's secrets, in a file that only its owner reads. */
final class MasterKey {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKey() {}

    /**
     * {@return the key in the file; a new one if there is no file}
     *
     * @throws IOException if the file cannot be read or written, or holds no key
     */
    static byte[] load(Path file) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != BYTES) {
                throw new IOException(file + " does not hold a key of " + BYTES + " bytes");
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return key;
        } catch (NoSuchFileException e) {
            return create(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a key in Base64", e);
        }
    }

    /** A key that is half written when the power goes would make every secret unreadable, so it is moved into place. */
    private static byte[] create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), null, ownerOnly);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
