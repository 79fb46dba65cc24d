package org.jackfield.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;

/** The key store and its password on disk; for the owner's eyes only. A site puts its own in their place. */
final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final long MAX_STORE = 1_000_000;
    private static final long MAX_PASSWORD = 1000;
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Path store;
    private final Path password;
    private final Path request;

    KeyFiles(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("server.p12");
        this.password = folder.resolve("server.password");
        this.request = folder.resolve("request.p12");
    }

    Path store() {
        return store;
    }

    /** {@return what changes when the files are replaced; empty if there is no key store} */
    Optional<String> version() throws IOException {
        try {
            FileTime time = Files.getLastModifiedTime(store);
            return Optional.of(time + "/" + Files.size(store) + "/" + Files.getLastModifiedTime(password));
        } catch (NoSuchFileException missing) {
            return Files.exists(store) ? Optional.of("without password") : Optional.empty();
        }
    }

    /**
     * Reads the key.
     *
     * @throws ProblemException {@code http.certificate-unreadable}
     */
    ServerKey load() {
        return load(store);
    }

    private ServerKey load(Path file) {
        try {
            char[] secret = readPassword();
            if (Files.size(file) > MAX_STORE) {
                throw new IOException("the file is too large");
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, secret);
            }
            return ServerKey.of(keys, secret);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new ProblemException(
                    ProblemException.invalid(
                                    "http.certificate-unreadable",
                                    file.toString(),
                                    "The certificate cannot be read: " + reason(unreadable) + ".",
                                    "Put a PKCS #12 file with key and chain there, and its password into "
                                            + password.getFileName() + " beside it.")
                            .problem(),
                    unreadable);
        }
    }

    /**
     * {@return the password for a new key: the one on disk, so that key store and password fit at every moment; else a
     *     random one, which is then on disk}
     */
    char[] password() throws IOException {
        Files.createDirectories(folder, attribute(OWNER_FOLDER));
        if (!Files.exists(password)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            replace(password, out -> out.write(Base64.getUrlEncoder().withoutPadding().encode(random)));
        }
        return readPassword();
    }

    /** Writes a key made with {@link #password()}; the file is replaced at once or not at all. */
    void save(ServerKey key) throws IOException {
        save(key, store);
    }

    /** Keeps the key of a request until the authority has answered. */
    void saveRequest(ServerKey key) throws IOException {
        save(key, request);
    }

    /** {@return the key of the request that was made last and is not answered; empty if there is none} */
    Optional<ServerKey> loadRequest() {
        return Files.exists(request) ? Optional.of(load(request)) : Optional.empty();
    }

    void deleteRequest() throws IOException {
        Files.deleteIfExists(request);
    }

    /** Takes away what a crash left of files that were being written. */
    void clearHalfWritten() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.new")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void save(ServerKey key, Path file) throws IOException {
        replace(file, out -> {
            try {
                key.store().store(out, key.password());
            } catch (GeneralSecurityException failure) {
                throw new IOException(failure);
            }
        });
    }

    private char[] readPassword() throws IOException {
        if (Files.size(password) > MAX_PASSWORD) {
            throw new IOException("the password file is too large");
        }
        return Files.readString(password, StandardCharsets.UTF_8).strip().toCharArray();
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void replace(Path file, Writing writing) throws IOException {
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", attribute(OWNER));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                writing.to(out);
                // on the disk before it takes the other's place, so that a crash leaves the one or the other whole
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void forceFolder() {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException notSupported) {
            // file systems that cannot force a folder keep the order themselves
            return;
        }
    }

    private FileAttribute<?>[] attribute(Set<PosixFilePermission> permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static String reason(Exception failure) {
        return failure instanceof NoSuchFileException missing
                ? Path.of(missing.getFile()).getFileName() + " is missing"
                : String.valueOf(failure.getMessage());
    }
}
