package org.jackfield.core.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets with one key, by AES-256-GCM: {@code v1:<id of the key>:<Base64 of nonce and cipher text>}.
 *
 * <p>A sealed secret is bound to its purpose: copied to another place it does not open.
 */
final class SecretSeal {

    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final String keyId;
    private final SecureRandom random = new SecureRandom();

    SecretSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = idOf(key);
    }

    String keyId() {
        return keyId;
    }

    /** {@return whether a text was sealed with this key} */
    boolean sealed(String text) {
        return text.startsWith(VERSION + ":" + keyId + ":");
    }

    String seal(String clear, String purpose) {
        if (clear.isEmpty()) {
            return "";
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
            return VERSION + ":" + keyId + ":" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** {@return the clear text; empty if it was sealed with another key, for another purpose, or is damaged} */
    Optional<String> open(String sealed, String purpose) {
        if (sealed.isEmpty()) {
            return Optional.of("");
        }
        if (!sealed(sealed)) {
            return Optional.empty();
        }
        try {
            String text = sealed.substring(VERSION.length() + keyId.length() + 2);
            byte[] all = Base64.getDecoder().decode(text);
            if (!Base64.getEncoder().encodeToString(all).equals(text)) {
                return Optional.empty(); // the last character may have bits that no byte stands for
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] clear = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String idOf(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
