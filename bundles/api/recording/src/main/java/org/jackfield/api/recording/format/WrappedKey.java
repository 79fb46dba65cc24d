package org.jackfield.api.recording.format;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jackfield.api.problem.ProblemException;

/**
 * A data key encrypted under a master key, as it is kept in the database: {@value #BYTES} bytes that hold a version,
 * the ids of the master and the data key, a nonce and the key with its tag. The ids are authenticated, so that one
 * recording's wrapped key is of no use in the place of another's.
 */
public final class WrappedKey {

    /** The length in bytes. */
    public static final int BYTES = 1 + 8 + 16 + 12 + 32 + 16;

    private static final byte VERSION = 1;
    private static final int CLEAR_BYTES = 1 + 8 + 16;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private WrappedKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return the data key under the master key; another text each time} */
    public static WrappedKey wrap(DataKey key, MasterKey master) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteBuffer out = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(master.id()))
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(nonce);
        try {
            out.put(cipher(Cipher.ENCRYPT_MODE, master, out.array()).doFinal(key.secret()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
        return new WrappedKey(out.array());
    }

    /**
     * {@return a wrapped key as it was kept}
     *
     * @throws ProblemException ({@code recording.key-malformed}) if it has another length or version
     */
    public static WrappedKey of(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            throw ProblemException.invalid(
                    "recording.key-malformed",
                    bytes.length + " bytes",
                    "This is not a wrapped data key.",
                    "Take the key store from a backup.");
        }
        return new WrappedKey(bytes.clone());
    }

    /** {@return the id of the master key it is wrapped under} */
    public String masterId() {
        return HexFormat.of().formatHex(bytes, 1, 1 + 8);
    }

    /** {@return the id of the data key} */
    public UUID keyId() {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1 + 8, 16);
        return new UUID(in.getLong(), in.getLong());
    }

    /** {@return the bytes to keep} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * {@return the data key}
     *
     * @param masters the master keys there are: the one in use and those before it
     * @throws ProblemException ({@code recording.master-key-missing}) if its master key is not among them,
     *     ({@code recording.key-altered}) if it was changed
     */
    public DataKey unwrap(Collection<MasterKey> masters) {
        MasterKey master = masters.stream()
                .filter(one -> one.id().equals(masterId()))
                .findAny()
                .orElseThrow(() -> ProblemException.unavailable(
                        "recording.master-key-missing",
                        "master key " + masterId(),
                        "The recording's key is kept under a master key that is not here.",
                        "Put the file of that master key back from where you keep its copy."));
        try {
            return new DataKey(keyId(), cipher(Cipher.DECRYPT_MODE, master, bytes)
                    .doFinal(bytes, CLEAR_BYTES + NONCE_BYTES, BYTES - CLEAR_BYTES - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw ProblemException.invalid(
                    "recording.key-altered",
                    "key " + keyId(),
                    "The recording's key was changed in the key store.",
                    "Take the key store from a backup.");
        }
    }

    /** {@return the same data key under another master key; recordings are not touched} */
    public WrappedKey rewrap(Collection<MasterKey> masters, MasterKey master) {
        try (DataKey key = unwrap(masters)) {
            return wrap(key, master);
        }
    }

    private static Cipher cipher(int mode, MasterKey master, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(master.secret(), "AES"),
                new GCMParameterSpec(128, bytes, CLEAR_BYTES, NONCE_BYTES));
        cipher.updateAAD(bytes, 0, CLEAR_BYTES);
        return cipher;
    }
}
