package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.SignedLicence;

/**
 * What an installation keeps of its activation, in files of its own and not in the database: they belong to this machine and
 * must neither be restored on another one nor shared with it. Its key, the request that waits for an answer, and the licence
 * that was activated. Each is the old one or the new one, whatever happens.
 */
final class InstallationFiles {

    private static final String KEY = "installation.key";
    private static final String REQUEST = "waiting.request";
    private static final String ACTIVATED = "activated.licence";

    private final Path folder;

    InstallationFiles(Path folder) {
        this.folder = folder;
    }

    /** {@return the key, made at the first need} */
    KeyPair key() throws IOException, GeneralSecurityException {
        Optional<byte[]> kept = read(KEY);
        if (kept.isPresent()) {
            String pem = new String(kept.get(), StandardCharsets.US_ASCII);
            return new KeyPair(LicenceKeys.publicKey(pem), LicenceKeys.privateKey(pem));
        }
        KeyPair made = LicenceKeys.generate();
        String pem = LicenceKeys.toPem(made.getPrivate()) + LicenceKeys.toPem(made.getPublic());
        write(KEY, pem.getBytes(StandardCharsets.US_ASCII));
        return made;
    }

    /** {@return the file of the request that waits for an answer} */
    Optional<byte[]> request() throws IOException {
        return read(REQUEST);
    }

    /** {@return the request that waits for an answer} */
    Optional<RequestFormat.Signed> waiting() throws IOException {
        return request().map(RequestFormat::read);
    }

    void keepRequest(byte[] file) throws IOException {
        write(REQUEST, file);
    }

    void dropRequest() throws IOException {
        drop(REQUEST);
    }

    /** {@return the licence that was activated here, until it was deactivated and the portal knows} */
    Optional<SignedLicence> activated() throws IOException {
        return read(ACTIVATED).map(LicenceFormat::read);
    }

    void keepActivated(byte[] licence) throws IOException {
        write(ACTIVATED, licence);
    }

    void dropActivated() throws IOException {
        drop(ACTIVATED);
    }

    private Optional<byte[]> read(String name) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(name))) {
            return Optional.of(in.readNBytes(RequestFormat.MAX_BYTES));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private void write(String name, byte[] content) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (posix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        Path next = folder.resolve(name + ".next");
        Files.deleteIfExists(next);
        if (posix) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    private void drop(String name) throws IOException {
        if (Files.deleteIfExists(folder.resolve(name))) {
            sync();
        }
    }

    private void sync() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows cannot open a folder; the rename is journalled there
        }
    }
}
