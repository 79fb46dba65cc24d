package org.jackfield.distribution.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;

/** Knows the instance by its key, so that no other program that took the port is given a password. */
final class ServerKey {

    private static final long MAX_BYTES = 64 * 1024;

    private ServerKey() {}

    /**
     * {@return what verifies the server against the public key in {@code file}} Whoever may not read the file, which is
     * its owner's, has to trust the machine.
     *
     * @throws RemoteShell.NotRunException if the file can be read and holds no key
     */
    static ServerKeyVerifier of(Path file) throws IOException {
        Optional<PublicKey> key = Files.isReadable(file) ? Optional.of(read(file)) : Optional.empty();
        return key.<ServerKeyVerifier>map(RequiredServerKeyVerifier::new).orElse(AcceptAllServerKeyVerifier.INSTANCE);
    }

    private static PublicKey read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw noKey(file, null);
        }
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(file, e);
        }
    }

    private static RemoteShell.NotRunException noKey(Path file, Exception cause) {
        return new RemoteShell.NotRunException(file
                + " holds no RSA public key; stop Jackfield, remove host.key and host.key.pub, and they are made anew",
                cause);
    }
}
