package org.jackfield.distribution.portal.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) with 19 MB and two passes, kept as {@code argon2id:salt:hash}. */
final class PasswordHash {

    private static final String SCHEME = "argon2id";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    static String of(char[] password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(":", SCHEME, base64.encodeToString(salt), base64.encodeToString(derive(password, salt)));
    }

    static boolean matches(String stored, char[] password) {
        String[] parts = stored.split(":");
        return parts.length == 3
                && parts[0].equals(SCHEME)
                && MessageDigest.isEqual(
                        Base64.getDecoder().decode(parts[2]), derive(password, Base64.getDecoder().decode(parts[1])));
    }

    private static byte[] derive(char[] password, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        // it must not matter how a keyboard composes an accent
        String composed = Normalizer.normalize(String.valueOf(password), Normalizer.Form.NFKC);
        byte[] hash = new byte[32];
        argon2.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
