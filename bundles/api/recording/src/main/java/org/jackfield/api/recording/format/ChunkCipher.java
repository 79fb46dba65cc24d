package org.jackfield.api.recording.format;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts the chunks of one session: of one writer from its beginning to its end or crash.
 *
 * <p>A nonce is the chunk's number and must never meet two plaintexts under one key. A writer counts on and never goes
 * back; what comes after a crash cannot know what the torn tail, or a copy of it, held under the next numbers. So each
 * session has a key of its own, made from the data key, the header and a fresh random salt.
 */
final class ChunkCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 8 * ChunkHeader.TAG_BYTES;

    private final byte[] headerHash;
    private final SecretKeySpec key;
    private final Cipher cipher;
    private final byte[] nonce = new byte[NONCE_BYTES];

    ChunkCipher(DataKey dataKey, byte[] headerHash, byte[] salt) {
        this.headerHash = headerHash;
        key = new SecretKeySpec(
                KeyDerivation.derive(salt, dataKey.secret(), "jackfield recording 1", headerHash), "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Puts a whole chunk: header, body and tag. */
    void put(ByteBuffer out, ChunkHeader header, byte[] previousTag, byte[] body, int from) {
        try {
            int start = out.position();
            header.put(out);
            begin(Cipher.ENCRYPT_MODE, header, out.array(), start, previousTag);
            int length = header.length();
            if (header.kind() == ChunkHeader.Kind.SESSION) {
                cipher.updateAAD(body, from, length);
                out.put(body, from, length);
                length = 0;
            }
            int made = cipher.doFinal(body, from, length, out.array(), out.position());
            out.position(out.position() + made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("chunk " + header.number() + " cannot be encrypted", e);
        }
    }

    /** {@return the body, in clear; empty if the chunk is not authentic} */
    Optional<byte[]> open(byte[] chunk, ChunkHeader header, byte[] previousTag) {
        try {
            begin(Cipher.DECRYPT_MODE, header, chunk, 0, previousTag);
            if (header.kind() == ChunkHeader.Kind.SESSION) {
                cipher.updateAAD(chunk, ChunkHeader.BYTES, header.length());
                cipher.doFinal(chunk, ChunkHeader.BYTES + header.length(), ChunkHeader.TAG_BYTES);
                return Optional.of(Arrays.copyOfRange(chunk, ChunkHeader.BYTES, ChunkHeader.BYTES + header.length()));
            }
            return Optional.of(cipher.doFinal(chunk, ChunkHeader.BYTES, header.length() + ChunkHeader.TAG_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private void begin(int mode, ChunkHeader header, byte[] chunk, int at, byte[] previousTag)
            throws GeneralSecurityException {
        ByteBuffer.wrap(nonce).putInt(NONCE_BYTES - Integer.BYTES, header.number());
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(headerHash);
        cipher.updateAAD(previousTag);
        cipher.updateAAD(chunk, at, ChunkHeader.BYTES);
    }
}
