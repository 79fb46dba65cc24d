package org.jackfield.api.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;

/**
 * A vault whose key is a number: what it seals looks unlike the secret and opens for its purpose only, but nobody should
 * take it for encryption.
 */
public final class MemoryVault implements SecretVault {

    private int oldest;
    private int current;
    private int sealed;

    /** A vault with one key, 0. */
    public MemoryVault() {
        this(0);
    }

    /**
     * A vault with one key.
     *
     * @param key what was sealed with another one does not open
     */
    public MemoryVault(int key) {
        oldest = key;
        current = key;
    }

    /** A new key comes into force; the older ones still open. */
    public synchronized void rotate() {
        current++;
    }

    /** The keys before the one in force are gone. */
    public synchronized void forget() {
        oldest = current;
    }

    @Override
    public synchronized String seal(Secret secret, String purpose) {
        return secret.isEmpty() ? "" : "v1:" + current + ":" + encoded(++sealed + "\n" + purpose + "\n" + secret.reveal());
    }

    @Override
    public synchronized Optional<Secret> open(String text, String purpose) {
        if (text.isEmpty()) {
            return Optional.of(Secret.NONE);
        }
        String[] parts = text.split(":", 3);
        for (int key = oldest; key <= current; key++) {
            if (parts.length == 3 && parts[0].equals("v1") && parts[1].equals(Integer.toString(key))) {
                return decoded(parts[2])
                        .map(all -> all.split("\n", 3))
                        .filter(all -> all.length == 3 && all[1].equals(purpose))
                        .map(all -> new Secret(all[2]));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized boolean isCurrent(String text) {
        return text.isEmpty() || text.startsWith("v1:" + current + ":");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String text) {
        try {
            byte[] all = Base64.getDecoder().decode(text);
            return encodedLike(all, text) ? Optional.of(new String(all, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean encodedLike(byte[] all, String text) {
        return Base64.getEncoder().encodeToString(all).equals(text);
    }
}
