package org.jackfield.api.recording.format;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * The AES-256 key of one recording. It is kept wrapped ({@link WrappedKey}) outside the file; when every wrapped copy
 * is gone, the recording is erased wherever its file lies. {@link #close()} wipes it from memory; it may be used by any
 * thread until then.
 */
public final class DataKey implements AutoCloseable {

    private final UUID id;
    private final byte[] secret;
    private volatile boolean closed;

    DataKey(UUID id, byte[] secret) {
        this.id = Objects.requireNonNull(id, "id");
        this.secret = secret;
    }

    /**
     * {@return a new key}
     *
     * @param id its name, which the recording's header carries; never null, never used for another key
     */
    public static DataKey generate(UUID id) {
        byte[] secret = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(secret);
        return new DataKey(id, secret);
    }

    /** {@return its name} */
    public UUID id() {
        return id;
    }

    byte[] secret() {
        if (closed) {
            throw new IllegalStateException("data key " + id + " is closed");
        }
        return secret;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }
}
