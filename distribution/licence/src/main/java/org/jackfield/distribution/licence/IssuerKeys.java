package org.jackfield.distribution.licence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Set;
import org.jackfield.api.licence.format.LicenceKeys;

/** The issuer's keys on a disk: {@code NAME.key} holds both and is its owner's alone, {@code NAME.pub} is for the sites. */
public final class IssuerKeys {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final byte[] PROBE = "a pair signs what it verifies".getBytes(StandardCharsets.US_ASCII);

    private IssuerKeys() {}

    /**
     * Makes keys and writes both files.
     *
     * @throws FileAlreadyExistsException if one of them is there already, which is left as it is
     */
    public static KeyPair make(Path secret, Path open) throws IOException, GeneralSecurityException {
        if (Files.exists(open)) {
            throw new FileAlreadyExistsException(open.toString());
        }
        KeyPair keys = LicenceKeys.generate();
        createForOwner(secret);
        Files.writeString(secret, LicenceKeys.toPem(keys.getPrivate()) + LicenceKeys.toPem(keys.getPublic()));
        Files.writeString(open, LicenceKeys.toPem(keys.getPublic()), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
        return keys;
    }

    /**
     * {@return the keys of a {@code .key} file}
     *
     * @throws IllegalArgumentException if the two in it are no pair
     */
    public static KeyPair read(Path secret) throws IOException, GeneralSecurityException {
        String pem = Files.readString(secret);
        KeyPair keys = new KeyPair(LicenceKeys.publicKey(pem), LicenceKeys.privateKey(pem));
        Signature signature = Signature.getInstance(LicenceKeys.ALGORITHM);
        signature.initSign(keys.getPrivate());
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("The two keys in " + secret + " are no pair.");
        }
        return keys;
    }

    /** Makes an empty file that is nobody else's from its first moment. */
    public static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
    }
}
