package org.jackfield.api.recording.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), for keys of 32 bytes: extract, then one block of expand. */
final class KeyDerivation {

    private KeyDerivation() {}

    static byte[] derive(byte[] salt, byte[] secret, String label, byte[]... context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.init(new SecretKeySpec(mac.doFinal(secret), "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            for (byte[] part : context) {
                mac.update(part);
            }
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
