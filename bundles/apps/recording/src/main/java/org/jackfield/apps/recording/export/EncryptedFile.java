package org.jackfield.apps.recording.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file whose key is nowhere but here: what lies on disk is worth nothing to anybody else, and to nobody once the
 * process has ended. AES-256 in counter mode, so that it is read from any place; the counter begins at zero, for the key
 * serves one file.
 */
final class EncryptedFile {

    private static final int BLOCK = 16;
    private static final int KEY_BYTES = 32;
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final byte[] key = new byte[KEY_BYTES];

    /** @param path where; nothing is there yet */
    EncryptedFile(Path path) {
        this.path = path;
        new SecureRandom().nextBytes(key);
    }

    /** {@return takes the content, once} */
    OutputStream create() throws IOException {
        Files.createDirectories(path.getParent());
        OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new CipherOutputStream(file, cipher(Cipher.ENCRYPT_MODE, 0));
    }

    /** {@return how long the content is, in bytes} */
    long length() throws IOException {
        return Files.size(path);
    }

    /** Passes on the content from one byte to before another. */
    void write(long from, long to, OutputStream out) throws IOException {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, from / BLOCK);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            file.position(from - from % BLOCK);
            InputStream in = Channels.newInputStream(file);
            byte[] buffer = new byte[BUFFER];
            long skip = from % BLOCK;
            for (long left = to - from; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left + skip));
                if (read == 0) {
                    throw new IOException("the export ends early");
                }
                byte[] clear = cipher.update(buffer, 0, read);
                int some = (int) Math.min(left, clear.length - skip);
                out.write(clear, (int) skip, some);
                left -= some;
                skip = 0;
            }
        }
    }

    /** Destroys content and key. */
    void destroy() throws IOException {
        Arrays.fill(key, (byte) 0);
        Files.deleteIfExists(path);
    }

    private Cipher cipher(int mode, long block) {
        byte[] counter = BigInteger.valueOf(block).toByteArray();
        byte[] start = new byte[BLOCK];
        System.arraycopy(counter, 0, start, BLOCK - counter.length, counter.length);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }
}
