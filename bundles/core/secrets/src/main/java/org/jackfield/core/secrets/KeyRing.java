package org.jackfield.core.secrets;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The keys that protect this site's secrets, in a file that only its owner reads: one in Base64 on each line, the one in
 * force first. The others open what has not been sealed anew, and the database's backups.
 */
final class KeyRing {

    private static final int BYTES = 32;
    private static final int MAX_FILE_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final List<byte[]> keys;

    private KeyRing(Path file, List<byte[]> keys) {
        this.file = file;
        this.keys = List.copyOf(keys);
    }

    /**
     * {@return the keys in the file; a new one if there is no file}
     *
     * @throws IOException if the file cannot be read or written, or holds anything else; it is never replaced
     */
    static KeyRing load(Path file) throws IOException {
        try {
            KeyRing ring = read(file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return ring;
        } catch (NoSuchFileException e) {
            return new KeyRing(file, List.of()).renewed();
        }
    }

    /**
     * {@return the keys in a file that somebody else looks after}
     *
     * @throws IOException if the file cannot be read or holds anything else
     */
    static KeyRing read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is too large to hold keys");
        }
        List<byte[]> keys = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            if (!line.isBlank()) {
                keys.add(key(file, line.strip()));
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(file + " holds no key");
        }
        return new KeyRing(file, keys);
    }

    private static byte[] key(Path file, String line) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(line);
            if (key.length != BYTES) {
                throw new IOException(file + " holds a line that is no key of " + BYTES + " bytes");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a line that is not Base64", e);
        }
    }

    /** {@return the keys, the one in force first} */
    List<byte[]> keys() {
        return keys;
    }

    Path file() {
        return file;
    }

    /**
     * {@return these keys and a new one before them, which is safely in the file}
     *
     * @throws IOException if it could not be written; the file is as it was
     */
    KeyRing renewed() throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        List<byte[]> all = new ArrayList<>(List.of(key));
        all.addAll(keys);
        write(all);
        return new KeyRing(file, all);
    }

    /** Keys that are half written when the power goes would make every secret unreadable, so they are moved into place. */
    private void write(List<byte[]> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.forEach(key -> text.append(Base64.getEncoder().encodeToString(key)).append('\n'));
        Path folder = file.toAbsolutePath().getParent();
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), null, ownerOnly);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel entries = FileChannel.open(folder)) {
            entries.force(true);
        }
    }
}
