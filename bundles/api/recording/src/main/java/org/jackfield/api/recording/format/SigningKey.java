package org.jackfield.api.recording.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.jackfield.api.problem.ProblemException;

/** The site's Ed25519 key that seals recordings, ledger heads and exports. Any thread may use it. */
public final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;
    private final String id;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
        this.id = PublicKeys.idOf(pair.getPublic());
    }

    /** {@return a new key} */
    public static SigningKey generate() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /**
     * {@return the key in a file that holds the private and the public key as PEM}
     *
     * @throws ProblemException ({@code recording.key-missing}, {@code recording.key-readable-by-others},
     *     {@code recording.key-malformed}) saying what is wrong with the file
     * @throws IOException if it cannot be read
     */
    public static SigningKey load(Path file) throws IOException {
        return read(new String(SecretFile.read(file, "signing key"), StandardCharsets.UTF_8));
    }

    /**
     * {@return the key of a PEM text with both parts}
     *
     * @throws ProblemException ({@code recording.key-malformed}) if it is none, or the two are no pair
     */
    public static SigningKey read(String pem) {
        SigningKey key = new SigningKey(new KeyPair(PublicKeys.read(pem), PublicKeys.readPrivate(pem)));
        byte[] probe = key.id.getBytes(StandardCharsets.US_ASCII);
        if (!PublicKeys.verify(key.pair.getPublic(), probe, key.sign(probe))) {
            throw PublicKeys.malformed("The private and the public key are no pair.");
        }
        return key;
    }

    /** Writes the key to a new file that only its owner may read. */
    public void save(Path file) throws IOException {
        String pem = PublicKeys.pem(PublicKeys.PRIVATE, pair.getPrivate().getEncoded()) + publicPem();
        SecretFile.create(file, pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return the public key as PEM, for whoever verifies} */
    public String publicPem() {
        return PublicKeys.pem(PublicKeys.PUBLIC, pair.getPublic().getEncoded());
    }

    /** {@return the short name of the key: the first 16 hexadecimal digits of the SHA-256 of its public key} */
    public String id() {
        return id;
    }

    /** {@return the signature over these bytes; always the same one (RFC 8032)} */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    /** {@return the trust in this key alone} */
    public PublicKeys publicKeys() {
        return PublicKeys.of(java.util.List.of(pair.getPublic()));
    }
}
