package org.jackfield.core.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jackfield.api.mail.MailAttachment;

/**
 * What a mail says, as it waits: AES-256-GCM under the queue's key, bound to the mail's id, so that rows cannot be
 * exchanged. Text and attachments of a mail may be as secret as what they tell of.
 */
final class Sealed {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /** What is sealed. */
    record Content(String text, List<MailAttachment> attachments) {}

    static byte[] seal(Content content, UUID id, byte[] key) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] clear = written(content);
        try {
            byte[] sealed = Arrays.copyOf(nonce, NONCE + clear.length + TAG_BITS / 8);
            cipher(Cipher.ENCRYPT_MODE, nonce, id, key).doFinal(clear, 0, clear.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** {@throws GeneralSecurityException if it was sealed under another key, for another mail, or has been changed} */
    static Content open(byte[] sealed, UUID id, byte[] key) throws GeneralSecurityException {
        if (sealed.length < NONCE) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return read(cipher(Cipher.DECRYPT_MODE, nonce, id, key).doFinal(sealed, NONCE, sealed.length - NONCE));
    }

    private static Cipher cipher(int mode, byte[] nonce, UUID id, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, content.text().getBytes(StandardCharsets.UTF_8));
            out.writeInt(content.attachments().size());
            for (MailAttachment attachment : content.attachments()) {
                out.writeUTF(attachment.name());
                out.writeUTF(attachment.mediaType());
                write(out, attachment.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    private static Content read(byte[] clear) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear))) {
            String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            List<MailAttachment> attachments = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                String type = in.readUTF();
                attachments.add(new MailAttachment(name, type, in.readNBytes(in.readInt())));
            }
            return new Content(text, attachments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
