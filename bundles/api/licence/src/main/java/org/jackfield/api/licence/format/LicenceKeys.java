package org.jackfield.api.licence.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;

/** The issuer's Ed25519 keys, as PEM text that other tools read too. */
public final class LicenceKeys {

    /** The signature algorithm, as the platform names it. */
    public static final String ALGORITHM = "Ed25519";

    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int MAX_PEM = 4096;
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private LicenceKeys() {}

    /** {@return a new pair of keys} */
    public static KeyPair generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    }

    /** {@return a short name of the key: the first 16 hexadecimal digits of its SHA-256} */
    public static String idOf(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    /** {@return the public key as PEM (SubjectPublicKeyInfo)} */
    public static String toPem(PublicKey key) {
        return pem(PUBLIC, key.getEncoded());
    }

    /** {@return the private key as PEM (PKCS #8, not encrypted)} */
    public static String toPem(PrivateKey key) {
        return pem(PRIVATE, key.getEncoded());
    }

    /**
     * {@return the public key of a PEM text}
     *
     * @throws ProblemException ({@code licence.key-malformed}) if it is not an Ed25519 public key
     */
    public static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(PUBLIC, pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed(PUBLIC);
        }
    }

    /**
     * {@return the private key of a PEM text}
     *
     * @throws ProblemException ({@code licence.key-malformed}) if it is not an Ed25519 private key
     */
    public static PrivateKey privateKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(PRIVATE, pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed(PRIVATE);
        }
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + new String(BASE64.encode(bytes), StandardCharsets.US_ASCII)
                + "\n-----END " + label + "-----\n";
    }

    private static byte[] bytes(String label, String pem) {
        String begin = "-----BEGIN " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END " + label + "-----");
        if (pem.length() > MAX_PEM || from < 0 || to < from) {
            throw malformed(label);
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    private static ProblemException malformed(String label) {
        return ProblemException.invalid(
                "licence.key-malformed",
                label,
                "This is not an Ed25519 " + label.toLowerCase(Locale.ROOT) + " in PEM form.",
                "Use a file made by 'jackfield licence keygen'.");
    }
}
