package org.jackfield.api.recording.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;

/** The sites' public keys that a verifier trusts, by id: a site that changed its key has several. */
public final class PublicKeys {

    static final String PUBLIC = "PUBLIC KEY";
    static final String PRIVATE = "PRIVATE KEY";

    private static final int ID_BYTES = 8;
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Map<String, PublicKey> byId;

    private PublicKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /** What a look at a signature found. */
    public enum Answer {
        /** A trusted key made it over this very message. */
        GOOD,
        /** A trusted key is named, and it did not sign this. */
        WRONG,
        /** It names a key that is not among these. */
        UNKNOWN_KEY
    }

    /** {@return the trust in these keys} */
    public static PublicKeys of(Collection<PublicKey> keys) {
        return new PublicKeys(
                keys.stream().collect(Collectors.toMap(PublicKeys::idOf, Function.identity(), (one, same) -> one)));
    }

    /** {@return whether the key of this id made the signature over the message} */
    public Answer check(String id, byte[] message, byte[] signature) {
        PublicKey key = byId.get(id);
        if (key == null) {
            return Answer.UNKNOWN_KEY;
        }
        return verify(key, message, signature) ? Answer.GOOD : Answer.WRONG;
    }

    /** {@return a short name of the key: the first 16 hexadecimal digits of its SHA-256} */
    public static String idOf(PublicKey key) {
        return HexFormat.of().formatHex(Digests.sha256().digest(key.getEncoded()), 0, ID_BYTES);
    }

    /**
     * {@return the public key of a PEM text}
     *
     * @throws ProblemException ({@code recording.key-malformed}) if it is not an Ed25519 public key
     */
    public static PublicKey read(String pem) {
        try {
            return factory().generatePublic(new X509EncodedKeySpec(block(PUBLIC, pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed("It is not an Ed25519 public key.");
        }
    }

    static PrivateKey readPrivate(String pem) {
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(block(PRIVATE, pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed("It is not an Ed25519 private key.");
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(SigningKey.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String pem(String label, byte[] der) {
        String body = new String(BASE64.encode(der), StandardCharsets.US_ASCII);
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(label, body);
    }

    private static byte[] block(String label, String pem) {
        String[] around = pem.split("-----(BEGIN|END) " + label + "-----", -1);
        if (pem.length() > SecretFile.MAX_BYTES || around.length != 3) {
            throw malformed("There is no block '" + label + "' in it.");
        }
        return Base64.getMimeDecoder().decode(around[1]);
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(SigningKey.ALGORITHM);
    }

    static ProblemException malformed(String detail) {
        return ProblemException.invalid(
                "recording.key-malformed",
                "PEM",
                "This is not a key that seals recordings. " + detail,
                "Use the file the site made, unchanged.");
    }
}
