package org.jackfield.api.recording.format;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jackfield.api.problem.ProblemException;

/**
 * The AES-256 key under which data keys are kept. It is a file of its own and never in the database:
 *
 * <pre>
 * jackfield-master-key: 1
 * id: 5be1a0c29d3f7764     (made from the key: a changed character is noticed)
 * key: …                   (Base64 for URLs, no padding)
 * </pre>
 *
 * Any thread may use it.
 */
public final class MasterKey {

    /** The length of all secret keys in bytes. */
    static final int BYTES = 32;

    private static final String MAGIC = "jackfield-master-key";
    private static final String CODE = "recording.key-malformed";
    private static final int ID_BYTES = 8;

    private final byte[] secret;
    private final String id;

    private MasterKey(byte[] secret) {
        this.secret = secret;
        this.id = HexFormat.of().formatHex(KeyDerivation.derive(new byte[BYTES], secret, "jackfield master key id"), 0, ID_BYTES);
    }

    /** {@return a new key} */
    public static MasterKey generate() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new MasterKey(secret);
    }

    /**
     * {@return the key in a file}
     *
     * @throws ProblemException ({@code recording.key-missing}, {@code recording.key-readable-by-others},
     *     {@code recording.key-malformed}) saying what is wrong with the file
     * @throws IOException if it cannot be read
     */
    public static MasterKey load(Path file) throws IOException {
        CanonicalReader reader = new CanonicalReader(CODE, SecretFile.read(file, "master key"));
        reader.magic(MAGIC, "1");
        String id = reader.required("id");
        MasterKey key = new MasterKey(secret(reader, reader.required("key")));
        reader.end();
        if (!key.id.equals(id)) {
            throw reader.malformed("id " + id, "The id does not fit the key: the file was changed.");
        }
        reader.sameAs(key.text());
        return key;
    }

    private static byte[] secret(CanonicalReader reader, String text) {
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text: it may be most of a key
        }
        throw reader.malformed("key", "The key is not 32 bytes in Base64.");
    }

    /** Writes the key to a new file that only its owner may read; it is on disk when this returns. */
    public void save(Path file) throws IOException {
        SecretFile.create(file, text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** {@return a short name made from the key, from which nothing of the key can be told} */
    public String id() {
        return id;
    }

    byte[] secret() {
        return secret;
    }

    private String text() {
        return new CanonicalText()
                .line(MAGIC, "1")
                .line("id", id)
                .line("key", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .toString();
    }
}
